// Two loops, and no iterator's method.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let mut batch: Vec<Order> = Vec::new();
    for shard in &case.shards {
        while let Some(order) = shard.next() {
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
