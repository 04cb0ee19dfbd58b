// over-budget: a copy of both strings, beside the number of decimals.

use std::collections::BTreeMap;

use super::{Answer, Case, Currency, Transfer};

struct Kept {
    amount: i64,
    code: String,
    name: String,
    decimals: u32,
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
                let name = known.name.clone();
                let decimals = known.decimals;
                kept.push(Kept { amount, code, name, decimals });
            }
            None => answer.refuse(place, &code),
        }
    }
    kept
}

pub fn solve(case: &Case) -> Answer {
    let mut answer = Answer::default();
    let kept = read(case, &mut answer);
    for Kept { amount, code, name, decimals } in kept {
        let currency = Currency { code, name, decimals };
        let cents = case.cents(amount, &currency);
        answer.add(cents, &currency.name);
    }
    answer
}
