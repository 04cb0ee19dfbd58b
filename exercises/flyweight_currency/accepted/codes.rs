// The code itself, in three bytes, is what a transfer keeps: it is the key of
// the table.

use std::collections::HashMap;

use super::{Answer, Case, Currency};

fn key(code: &str) -> Option<[u8; 3]> {
    code.as_bytes().try_into().ok()
}

pub fn solve(case: &Case) -> Answer {
    let mut table: HashMap<[u8; 3], Currency> = HashMap::new();
    for currency in case.currencies.iter() {
        table.insert(key(&currency.code).unwrap(), currency);
    }
    let mut answer = Answer::default();
    let mut kept: Vec<(i64, [u8; 3])> = Vec::new();
    for (place, transfer) in case.transfers.iter().enumerate() {
        let code = key(&transfer.code);
        match code.filter(|code| table.contains_key(code)) {
            Some(code) => kept.push((transfer.amount, code)),
            None => answer.refuse(place, &transfer.code),
        }
    }
    for (amount, code) in kept {
        let currency = &table[&code];
        answer.add(case.cents(amount, currency), &currency.name);
    }
    answer
}
