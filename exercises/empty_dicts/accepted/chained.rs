// Each surcharge has the place of the one before it of the same product.

use super::{Answer, Case};

struct Link {
    before: u32,
    region: u32,
    amount: u32,
}

struct Product {
    price: u32,
    surcharges: u32,
}

pub fn solve(case: &Case) -> Answer {
    let product = |price| Product { price, surcharges: u32::MAX };
    let mut products: Vec<Product> = case.prices.iter().map(product).collect();
    let mut links: Vec<Link> = Vec::new();
    for s in case.surcharges.iter() {
        let last = &mut products[s.product].surcharges;
        let before = std::mem::replace(last, links.len() as u32);
        links.push(Link { before, region: s.region, amount: s.amount });
    }

    let mut sum = 0;
    for order in case.orders() {
        let product = &products[order.product];
        let mut extra = 0;
        let mut at = product.surcharges;
        while let Some(link) = links.get(at as usize) {
            if link.region == order.region {
                extra = link.amount;
                break;
            }
            at = link.before;
        }
        sum += order.pieces * (u64::from(product.price) + u64::from(extra));
    }
    sum
}
