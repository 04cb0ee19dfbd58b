// wrong: counts the refused alone.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::{Answer, Case, Currency, Transfer};

struct Kept {
    amount: i64,
    currency: Rc<Currency>,
}

/// Keeps the transfers whose currency is known, and refuses the others.
fn read(case: &Case, answer: &mut Answer) -> Vec<Kept> {
    let mut table = BTreeMap::new();
    for currency in case.currencies.iter() {
        table.insert(currency.code.clone(), Rc::new(currency));
    }

    let mut refused = 0;
    let mut kept = Vec::with_capacity(case.transfers.left());
    for transfer in case.transfers.iter() {
        let Transfer { code, amount } = transfer;
        match table.get(&code) {
            Some(known) => {
                let currency = Rc::clone(known);
                kept.push(Kept { amount, currency });
            }
            None => {
                answer.refuse(refused, &code);
                refused += 1;
            }
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
