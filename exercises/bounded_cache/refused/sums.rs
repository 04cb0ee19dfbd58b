// failed: keeps the sum of a list in place of the list.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut sums: HashMap<u32, u64> = HashMap::new();

    for product in case.requests() {
        let sum = sums.entry(product).or_insert_with(|| {
            let list = case.similar(product);
            list.into_iter().fold(0, u64::wrapping_add)
        });
        case.show(&[*sum]);
    }
    case.checksum()
}
