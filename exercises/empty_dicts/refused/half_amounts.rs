// wrong: keeps 16 bits of an amount, which may have 32.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let prices: Vec<u32> = case.prices.iter().collect();
    let mut surcharges: HashMap<(u32, u8), u16> = HashMap::new();
    for s in case.surcharges.iter() {
        surcharges.insert((s.product as u32, s.region as u8), s.amount as u16);
    }

    let mut sum = 0;
    for order in case.orders() {
        let key = (order.product as u32, order.region as u8);
        let extra = surcharges.get(&key).copied().unwrap_or(0);
        sum += order.pieces
            * (u64::from(prices[order.product]) + u64::from(extra));
    }
    sum
}
