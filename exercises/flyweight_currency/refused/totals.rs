// wrong: one total for each currency, which is converted at the end.

use std::collections::BTreeMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut answer = Answer::default();
    let mut table = BTreeMap::new();
    for currency in case.currencies.iter() {
        table.insert(currency.code.clone(), (currency, 0));
    }
    for (place, transfer) in case.transfers.iter().enumerate() {
        match table.get_mut(&transfer.code) {
            Some((_, total)) => *total += transfer.amount,
            None => answer.refuse(place, &transfer.code),
        }
    }
    for (currency, total) in table.values() {
        answer.add(case.cents(*total, currency), &currency.name);
    }
    answer
}
