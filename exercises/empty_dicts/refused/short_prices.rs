// wrong: keeps 16 bits of a price, which may have 32.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let short = |price: u32| price as u16;
    let prices: Vec<u16> = case.prices.iter().map(short).collect();
    let mut surcharges: HashMap<(usize, u32), u32> = HashMap::new();
    for s in case.surcharges.iter() {
        surcharges.insert((s.product, s.region), s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let key = (order.product, order.region);
        let extra = surcharges.get(&key).copied().unwrap_or(0);
        sum += order.pieces
            * (u64::from(prices[order.product]) + u64::from(extra));
    }
    sum
}
