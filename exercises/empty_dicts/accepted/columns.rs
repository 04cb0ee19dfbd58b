// A list of prices, and a list of addresses of maps.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let prices: Vec<u32> = case.prices.iter().collect();
    let mut surcharges: Vec<Option<Box<HashMap<u32, u32>>>> =
        vec![None; prices.len()];
    for s in case.surcharges.iter() {
        let surcharges = &mut surcharges[s.product];
        surcharges.get_or_insert_with(Box::default).insert(s.region, s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let surcharges = surcharges[order.product].as_deref();
        let surcharge = surcharges.and_then(|s| s.get(&order.region));
        let extra = surcharge.copied().unwrap_or(0);
        sum += order.pieces
            * (u64::from(prices[order.product]) + u64::from(extra));
    }
    sum
}
