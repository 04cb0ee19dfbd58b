// failed: wants the orders first, to keep what they ask for alone.

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let orders: Vec<_> = case.orders().collect();
    let prices: Vec<u32> = case.prices.iter().collect();
    orders.iter().map(|o| o.pieces * u64::from(prices[o.product])).sum()
}
