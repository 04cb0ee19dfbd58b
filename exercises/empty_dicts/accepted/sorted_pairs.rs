// A sorted list beside that of the prices, of key and surcharge.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let prices: Vec<u32> = case.prices.iter().collect();
    let mut surcharges = Vec::new();
    for s in case.surcharges.iter() {
        surcharges.push(((s.product, s.region), s.amount));
    }
    // A stable sort: of equal keys, the one that came last stays last.
    surcharges.sort_by_key(|known| known.0);

    let mut sum = 0;
    for order in case.orders() {
        let price = prices[order.product];
        let key = (order.product, order.region);
        let end = surcharges.partition_point(|known| known.0 <= key);
        let extra = match surcharges[..end].last() {
            Some((last, amount)) if *last == key => *amount,
            _ => 0,
        };
        sum += order.pieces * (u64::from(price) + u64::from(extra));
    }
    sum
}
