// over-budget: a queue of all uses, which only a new list shortens.

use std::collections::{HashMap, VecDeque};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<u32, (usize, Vec<u64>)> = HashMap::new();
    let mut uses: VecDeque<(u32, usize)> = VecDeque::new();

    for (now, product) in case.requests().enumerate() {
        if let Some((used, list)) = cache.get_mut(&product) {
            *used = now;
            case.show(list);
        } else {
            while cache.len() == case.bound.get()
                && let Some((oldest, at)) = uses.pop_front()
            {
                if cache.get(&oldest).is_some_and(|(used, _)| *used == at) {
                    cache.remove(&oldest);
                }
            }
            let list = case.similar(product);
            case.show(&list);
            cache.insert(product, (now, list));
        }
        uses.push_back((product, now));
    }
    case.checksum()
}
