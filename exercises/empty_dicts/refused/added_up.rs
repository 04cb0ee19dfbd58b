// wrong: adds a later surcharge to the earlier one.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let prices: Vec<u32> = case.prices.iter().collect();
    let mut surcharges: HashMap<(usize, u32), u64> = HashMap::new();
    for s in case.surcharges.iter() {
        *surcharges.entry((s.product, s.region)).or_insert(0) +=
            u64::from(s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let key = (order.product, order.region);
        let extra = surcharges.get(&key).copied().unwrap_or(0);
        sum += order.pieces * (u64::from(prices[order.product]) + extra);
    }
    sum
}
