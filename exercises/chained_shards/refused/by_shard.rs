// over-budget: a list of each shard, which may be a long one.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let mut batch = Vec::with_capacity(BATCH);
    for shard in &case.shards {
        let orders: Vec<Order> = shard.iter().collect();
        for order in orders {
            if order.cancelled {
                continue;
            }
            batch.push(order);
            if batch.len() == BATCH {
                case.send(&batch);
                batch.clear();
            }
        }
    }
    if !batch.is_empty() {
        case.send(&batch);
    }
    case.sent()
}
