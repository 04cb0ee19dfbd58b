// left-out: forgets what was used the fewest times, and so keeps what was
// popular long ago.

use std::collections::{BTreeSet, HashMap};

use super::{Answer, Case};

pub fn solve(case: &Case) -> Answer {
    let mut cache: HashMap<u32, (u32, Vec<u64>)> = HashMap::new();
    let mut by_uses: BTreeSet<(u32, u32)> = BTreeSet::new();

    for product in case.requests() {
        if let Some((uses, list)) = cache.get_mut(&product) {
            by_uses.remove(&(*uses, product));
            *uses += 1;
            by_uses.insert((*uses, product));
            case.show(list);
            continue;
        }
        if cache.len() == case.bound.get()
            && let Some((_, least)) = by_uses.pop_first()
        {
            cache.remove(&least);
        }
        let list = case.similar(product);
        case.show(&list);
        cache.insert(product, (1, list));
        by_uses.insert((1, product));
    }
    case.checksum()
}
