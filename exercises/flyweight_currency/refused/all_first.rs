// over-budget: keeps all transfers with their codes, and looks these up later.

use std::collections::BTreeMap;

use super::{Answer, Case, Transfer};

pub fn solve(case: &Case) -> Answer {
    let mut table = BTreeMap::new();
    for currency in case.currencies.iter() {
        table.insert(currency.code.clone(), currency);
    }
    let all: Vec<Transfer> = case.transfers.iter().collect();
    let mut answer = Answer::default();
    for (place, transfer) in all.iter().enumerate() {
        match table.get(&transfer.code) {
            Some(currency) => {
                let cents = case.cents(transfer.amount, currency);
                answer.add(cents, &currency.name);
            }
            None => answer.refuse(place, &transfer.code),
        }
    }
    answer
}
