// failed: batches of a hundred.

use super::{Answer, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());
    let wanted = orders.filter(|order| !order.cancelled);

    let mut batch: Vec<Order> = Vec::with_capacity(100);
    for order in wanted {
        batch.push(order);
        if batch.len() == 100 {
            case.send(&batch);
            batch.clear();
        }
    }
    if !batch.is_empty() {
        case.send(&batch);
    }
    case.sent()
}
