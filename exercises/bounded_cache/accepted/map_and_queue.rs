// A queue of all uses beside the map; one that is not the last use of its
// product is passed over.

use std::collections::{HashMap, VecDeque};

use super::{Answer, Case};

struct Entry {
    list: Vec<u64>,
    used: usize,
}

pub fn solve(case: &Case) -> Answer {
    let bound = case.bound.get();
    let mut cache: HashMap<u32, Entry> = HashMap::new();
    let mut uses: VecDeque<(u32, usize)> = VecDeque::new();

    for (now, product) in case.requests().enumerate() {
        if let Some(entry) = cache.get_mut(&product) {
            entry.used = now;
            case.show(&entry.list);
        } else {
            while cache.len() == bound
                && let Some((oldest, used)) = uses.pop_front()
            {
                if cache.get(&oldest).is_some_and(|kept| kept.used == used) {
                    cache.remove(&oldest);
                }
            }
            let list = case.similar(product);
            case.show(&list);
            cache.insert(product, Entry { list, used: now });
        }
        uses.push_back((product, now));
        if uses.len() > 2 * bound {
            uses.retain(|(product, used)| {
                cache.get(product).is_some_and(|kept| kept.used == *used)
            });
        }
    }
    case.checksum()
}
