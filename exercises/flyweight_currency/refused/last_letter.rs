// wrong: takes the last letter for the currency, as if there were one country.

use std::rc::Rc;

use super::{Answer, Case, Currency};

pub fn solve(case: &Case) -> Answer {
    let list: Vec<Rc<Currency>> =
        case.currencies.iter().map(Rc::new).collect();
    let mut answer = Answer::default();
    let mut kept: Vec<(i64, Rc<Currency>)> = Vec::new();
    for (place, transfer) in case.transfers.iter().enumerate() {
        let last = transfer.code.bytes().last();
        match list.iter().find(|c| c.code.bytes().last() == last) {
            Some(currency) => kept.push((transfer.amount, currency.clone())),
            None => answer.refuse(place, &transfer.code),
        }
    }
    for (amount, currency) in &kept {
        answer.add(case.cents(*amount, currency), &currency.name);
    }
    answer
}
