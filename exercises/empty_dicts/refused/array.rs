// over-budget: a place for each region in each product.

use super::{Answer, Case};

struct Product {
    price: u32,
    surcharges: [u32; 8],
}

pub fn solve(case: &Case) -> Answer {
    let product = |price| Product { price, surcharges: [0; 8] };
    let mut products: Vec<Product> = case.prices.iter().map(product).collect();
    for s in case.surcharges.iter() {
        products[s.product].surcharges[s.region as usize] = s.amount;
    }

    let mut sum = 0;
    for order in case.orders() {
        let product = &products[order.product];
        let extra = product.surcharges[order.region as usize];
        sum += order.pieces * (u64::from(product.price) + u64::from(extra));
    }
    sum
}
