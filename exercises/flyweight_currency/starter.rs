//! Keep transfers and their currencies, with no strings in a transfer.

use std::collections::BTreeMap;

use super::{Answer, Case, Currency, Transfer};

struct Kept {
    amount: i64,
    currency: Currency,
}

/// Keeps the transfers whose currency is known, and refuses the others.
fn read(case: &Case, answer: &mut Answer) -> Vec<Kept> {
    let mut table = BTreeMap::new();
    for currency in case.currencies.iter() {
        table.insert(currency.code.clone(), currency);
    }

    let mut kept = Vec::with_capacity(case.transfers.left());
    for (place, transfer) in case.transfers.iter().enumerate() {
        let Transfer { code, amount } = transfer;
        match table.get(&code) {
            Some(known) => {
                // Find what this copies. The table has it already.
                let currency = known.clone();
                kept.push(Kept { amount, currency });
            }
            None => answer.refuse(place, &code),
        }
    }
    kept
}

pub fn solve(case: &Case) -> Answer {
    let mut answer = Answer::default();
    let kept = read(case, &mut answer);
    for Kept { amount, currency } in &kept {
        let cents = case.cents(*amount, currency);
        answer.add(cents, &currency.name);
    }
    answer
}
