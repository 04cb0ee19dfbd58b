//! A product is its price alone; one map beside the list has the surcharges of
//! all.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let prices: Vec<u32> = case.prices.iter().collect();
    let mut surcharges: HashMap<(usize, u32), u32> = HashMap::new();
    for s in case.surcharges.iter() {
        surcharges.insert((s.product, s.region), s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let price = prices[order.product];
        let surcharge = surcharges.get(&(order.product, order.region));
        let extra = surcharge.copied().unwrap_or(0);
        sum += order.pieces * (u64::from(price) + u64::from(extra));
    }
    sum
}
