// The interner of the textbooks: a map from name to number, and a list from
// number to name.

use std::collections::HashMap;

use super::{Answer, Case};

#[derive(Default)]
struct Interner {
    numbers: HashMap<String, u32>,
    names: Vec<String>,
}

impl Interner {
    fn number(&mut self, name: &str) -> u32 {
        if let Some(known) = self.numbers.get(name) {
            return *known;
        }
        let next = self.names.len() as u32;
        self.numbers.insert(name.to_owned(), next);
        self.names.push(name.to_owned());
        next
    }
}

pub fn solve(case: &Case) -> Answer {
    let mut interner = Interner::default();
    let mut rows: Vec<(u32, u32)> = Vec::new();
    for line in case.lines() {
        let Some((category, amount)) = line.split_once(',') else { continue };
        let Ok(amount) = amount.parse() else { continue };
        rows.push((interner.number(category), amount));
    }
    let q = case.question();
    let wanted =
        rows.iter().filter(|row| interner.names[row.0 as usize] == q.category);
    wanted.map(|row| u64::from(row.1.abs_diff(q.middle))).sum()
}
