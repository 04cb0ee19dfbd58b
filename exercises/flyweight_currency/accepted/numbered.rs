// A number of one byte or two for each currency, found in a sorted list; the
// list of transfers is two columns that double.

use super::{Answer, Case, Currency};

pub fn solve(case: &Case) -> Answer {
    let mut currencies: Vec<Currency> = case.currencies.iter().collect();
    currencies.sort_by(|a, b| a.code.cmp(&b.code));
    let mut answer = Answer::default();
    let mut amounts: Vec<i64> = Vec::new();
    let mut numbers: Vec<u16> = Vec::new();
    for (place, transfer) in case.transfers.iter().enumerate() {
        let code = &transfer.code;
        match currencies.binary_search_by(|known| known.code.cmp(code)) {
            Ok(number) => {
                amounts.push(transfer.amount);
                numbers.push(u16::try_from(number).unwrap());
            }
            Err(_) => answer.refuse(place, code),
        }
    }
    for (amount, number) in amounts.into_iter().zip(numbers) {
        let currency = &currencies[usize::from(number)];
        answer.add(case.cents(amount, currency), &currency.name);
    }
    answer
}
