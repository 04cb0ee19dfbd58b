// A queue: what was used since it was put in goes to its end once more.

use std::collections::{HashMap, VecDeque};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<u32, (bool, Vec<u64>)> = HashMap::new();
    let mut queue: VecDeque<u32> = VecDeque::new();

    for product in case.requests() {
        if let Some((used, list)) = cache.get_mut(&product) {
            *used = true;
            case.show(list);
            continue;
        }
        while cache.len() == case.bound.get()
            && let Some(first) = queue.pop_front()
        {
            if let Some((used, _)) = cache.get_mut(&first)
                && *used
            {
                *used = false;
                queue.push_back(first);
            } else {
                cache.remove(&first);
            }
        }
        let list = case.similar(product);
        case.show(&list);
        cache.insert(product, (false, list));
        queue.push_back(product);
    }
    case.checksum()
}
