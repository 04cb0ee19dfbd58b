// over-budget: a box for each shard, with the chain of all before it in it.

use super::{Answer, BATCH, Case, Order};

pub fn solve(case: &Case) -> Answer {
    let mut all: Box<dyn Iterator<Item = Order>> =
        Box::new(std::iter::empty());
    for shard in &case.shards {
        all = Box::new(all.chain(shard.iter()));
    }
    let wanted = all.filter(|order| !order.cancelled);

    let mut batch: Vec<Order> = Vec::with_capacity(BATCH);
    for order in wanted {
        batch.push(order);
        if batch.len() == BATCH {
            case.send(&batch);
            batch.clear();
        }
    }
    if !batch.is_empty() {
        case.send(&batch);
    }
    case.sent()
}
