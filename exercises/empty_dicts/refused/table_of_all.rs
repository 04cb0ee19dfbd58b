// over-budget: a map beside the list with an entry for each product, also for
// those without surcharges.

use std::collections::HashMap;

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let prices: Vec<u32> = case.prices.iter().collect();
    let mut surcharges: HashMap<usize, HashMap<u32, u32>> =
        (0..prices.len()).map(|product| (product, HashMap::new())).collect();
    for s in case.surcharges.iter() {
        let map = surcharges.get_mut(&s.product).unwrap();
        map.insert(s.region, s.amount);
    }

    let mut sum = 0;
    for order in case.orders() {
        let surcharge = surcharges[&order.product].get(&order.region);
        let extra = surcharge.copied().unwrap_or(0);
        sum += order.pieces
            * (u64::from(prices[order.product]) + u64::from(extra));
    }
    sum
}
