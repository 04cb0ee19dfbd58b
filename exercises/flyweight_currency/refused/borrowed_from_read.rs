// refused: lends the currencies of a table that ends with the function.

use std::collections::BTreeMap;

use super::{Answer, Case, Currency, Transfer};

struct Kept<'a> {
    amount: i64,
    currency: &'a Currency,
}

/// Keeps the transfers whose currency is known, and refuses the others.
fn read<'a>(case: &'a Case, answer: &mut Answer) -> Vec<Kept<'a>> {
    let mut table = BTreeMap::new();
    for currency in case.currencies.iter() {
        table.insert(currency.code.clone(), currency);
    }

    let mut kept = Vec::with_capacity(case.transfers.left());
    for (place, transfer) in case.transfers.iter().enumerate() {
        let Transfer { code, amount } = transfer;
        match table.get(&code) {
            Some(known) => {
                let currency = known;
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
