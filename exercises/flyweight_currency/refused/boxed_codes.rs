// over-budget: keeps the code of each transfer as a string of its own.

use std::collections::BTreeMap;

use super::{Answer, Case, Transfer};

pub fn solve(case: &Case) -> Answer {
    let mut table = BTreeMap::new();
    for currency in case.currencies.iter() {
        table.insert(currency.code.clone(), currency);
    }
    let mut answer = Answer::default();
    let mut kept: Vec<(i64, Box<str>)> =
        Vec::with_capacity(case.transfers.left());
    for (place, transfer) in case.transfers.iter().enumerate() {
        let Transfer { code, amount } = transfer;
        if table.contains_key(&code) {
            kept.push((amount, code.into_boxed_str()));
        } else {
            answer.refuse(place, &code);
        }
    }
    for (amount, code) in &kept {
        let currency = &table[&**code];
        answer.add(case.cents(*amount, currency), &currency.name);
    }
    answer
}
