// Asks the map with a string made for each row, which goes at once if the name
// is known.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut numbers: HashMap<String, usize> = HashMap::new();
    let mut rows: Vec<(usize, u32)> = Vec::new();
    for line in case.lines() {
        let (name, amount) = line.split_once(',').unwrap();
        let next = numbers.len();
        let number = *numbers.entry(name.to_owned()).or_insert(next);
        rows.push((number, amount.parse().unwrap()));
    }
    let q = case.question();
    let wanted = numbers.get(q.category).copied();
    let amounts = rows.iter().filter(|row| Some(row.0) == wanted);
    amounts.map(|row| u64::from(row.1.abs_diff(q.middle))).sum()
}
