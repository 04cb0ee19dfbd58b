// A hash map, and references that live as long as the program.

use std::collections::HashMap;

use super::{Answer, Case, Currency, Transfer};

pub fn solve(case: &Case) -> Answer {
    let list: Vec<Currency> = case.currencies.iter().collect();
    let list: &'static [Currency] = list.leak();
    let table: HashMap<&str, &'static Currency> =
        list.iter().map(|currency| (&*currency.code, currency)).collect();
    let mut answer = Answer::default();
    let mut kept: Vec<(i64, &'static Currency)> = Vec::new();
    for (place, transfer) in case.transfers.iter().enumerate() {
        let Transfer { code, amount } = transfer;
        if let Some(&currency) = table.get(code.as_str()) {
            kept.push((amount, currency));
        } else {
            answer.refuse(place, &code);
        }
    }
    for (amount, currency) in kept {
        answer.add(case.cents(amount, currency), &currency.name);
    }
    answer
}
