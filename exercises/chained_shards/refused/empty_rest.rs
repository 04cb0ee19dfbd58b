// failed: sends the last batch also if nothing is in it.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let orders = case.shards.iter().flat_map(|shard| shard.iter());
    let wanted = orders.filter(|order| !order.cancelled);

    let mut batch: Vec<Order> = Vec::with_capacity(BATCH);
    for order in wanted {
        batch.push(order);
        if batch.len() == BATCH {
            case.send(&batch);
            batch.clear();
        }
    }
    case.send(&batch);
    case.sent()
}
