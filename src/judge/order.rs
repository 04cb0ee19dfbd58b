//! Sorts in one way all that the page sorts: each type that the standard
//! library's sort is used with adds kilobytes to the page's module.

/// Sorts by a number, largest first; what is equal stays in its order.
pub fn descending<T>(items: &mut Vec<T>, key: impl Fn(&T) -> i64) {
    let mut keys: Vec<(i64, usize)> = items.iter().map(key).zip(0..).collect();
    keys.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut taken: Vec<Option<T>> = std::mem::take(items).into_iter().map(Some).collect();
    items.extend(keys.into_iter().filter_map(|(_, at)| taken[at].take()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_comes_first_and_equals_stay_in_order() {
        let mut items = vec![(1, 'a'), (3, 'b'), (1, 'c'), (-2, 'd'), (3, 'e')];
        descending(&mut items, |item| item.0);
        let names: String = items.iter().map(|item| item.1).collect();
        assert_eq!(names, "beacd");
    }
}
