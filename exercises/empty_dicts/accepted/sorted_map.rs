// A sorted map beside the list, with product and region as its key.

use std::collections::BTreeMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut prices = Vec::new();
    for price in case.prices.iter() {
        prices.push(price);
    }
    let mut surcharges = BTreeMap::new();
    for s in case.surcharges.iter() {
        surcharges.insert((s.product, s.region), s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let price = prices[order.product];
        let key = (order.product, order.region);
        let extra = surcharges.get(&key).copied().unwrap_or(0);
        sum += order.pieces * (u64::from(price) + u64::from(extra));
    }
    sum
}
