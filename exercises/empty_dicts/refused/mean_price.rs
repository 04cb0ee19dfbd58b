// wrong: one price for all products, their mean.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let count = case.prices.left().max(1) as u64;
    let mean = case.prices.iter().map(u64::from).sum::<u64>() / count;
    let mut surcharges = HashMap::new();
    for s in case.surcharges.iter() {
        surcharges.insert((s.product, s.region), s.amount);
    }
    let mut sum = 0;
    for order in case.orders() {
        let key = (order.product, order.region);
        let extra = surcharges.get(&key).copied().unwrap_or(0);
        sum += order.pieces * (mean + u64::from(extra));
    }
    sum
}
