// Each transfer borrows from the table, which outlives the list.

use std::collections::BTreeMap;

use super::{Answer, Case, Currency, Transfer};

type Table = BTreeMap<String, Currency>;

struct Kept<'a> {
    amount: i64,
    currency: &'a Currency,
}

/// Keeps the transfers whose currency is known, and refuses the others.
fn read<'a>(
    case: &Case,
    table: &'a Table,
    answer: &mut Answer,
) -> Vec<Kept<'a>> {
    let mut kept = Vec::with_capacity(case.transfers.left());
    for (place, transfer) in case.transfers.iter().enumerate() {
        let Transfer { code, amount } = transfer;
        match table.get(&code) {
            Some(currency) => kept.push(Kept { amount, currency }),
            None => answer.refuse(place, &code),
        }
    }
    kept
}

pub fn solve(case: &Case) -> Answer {
    let mut table = Table::new();
    for currency in case.currencies.iter() {
        table.insert(currency.code.clone(), currency);
    }

    let mut answer = Answer::default();
    let kept = read(case, &table, &mut answer);
    for Kept { amount, currency } in &kept {
        let cents = case.cents(*amount, currency);
        answer.add(cents, &currency.name);
    }
    answer
}
