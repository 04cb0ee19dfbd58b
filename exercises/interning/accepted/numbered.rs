// An interner by hand: a map from each name to its number, and columns.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut numbers: HashMap<String, u32> = HashMap::new();
    let mut categories: Vec<u32> = Vec::new();
    let mut amounts: Vec<u32> = Vec::new();
    for line in case.lines() {
        let (name, amount) = line.split_once(',').unwrap();
        let number = match numbers.get(name) {
            Some(known) => *known,
            None => {
                let next = numbers.len() as u32;
                numbers.insert(name.to_owned(), next);
                next
            }
        };
        categories.push(number);
        amounts.push(amount.parse().unwrap());
    }
    let q = case.question();
    let Some(wanted) = numbers.get(q.category) else { return 0 };
    let mut sum = 0;
    for (category, amount) in categories.iter().zip(&amounts) {
        if category == wanted {
            sum += u64::from(amount.abs_diff(q.middle));
        }
    }
    sum
}
