// No table but a list of `Rc`, searched from its first element; pushed.

use std::rc::Rc;

use super::{Answer, Case, Currency};

pub fn solve(case: &Case) -> Answer {
    let currencies: Vec<Rc<Currency>> =
        case.currencies.iter().map(Rc::new).collect();
    let mut answer = Answer::default();
    let mut kept: Vec<(Rc<Currency>, i64)> = Vec::new();
    for (place, transfer) in case.transfers.iter().enumerate() {
        let found = currencies.iter().find(|c| c.code == transfer.code);
        let Some(currency) = found else {
            answer.refuse(place, &transfer.code);
            continue;
        };
        kept.push((Rc::clone(currency), transfer.amount));
    }
    drop(currencies);
    for (currency, amount) in kept {
        answer.add(case.cents(amount, &currency), &currency.name);
    }
    answer
}
