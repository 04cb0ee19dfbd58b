//! A census of live objects by type: each object carries a count of its type.

use std::any::type_name;
use std::cell::Cell;
use std::marker::PhantomData;

/// The most types that can be counted.
const TYPES: usize = 32;

/// One type in a census.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// The type's name, without its path.
    pub(crate) name: &'static str,
    /// The bytes of one object, without what it owns elsewhere.
    pub(crate) bytes: usize,
    /// The objects that are live.
    pub(crate) live: usize,
}

thread_local! {
    /// A row for each type that was ever counted; those first made first. A
    /// list would allocate, which counts as the variant's.
    static ROWS: [Cell<Option<Row>>; TYPES] =
        const { [const { Cell::new(None) }; TYPES] };
}

/// A field that counts objects of the type `T`. `PhantomData` takes no byte.
pub struct Count<T: 'static>(PhantomData<T>);

impl<T: 'static> Count<T> {
    /// Counts one object more.
    ///
    /// # Panics
    ///
    /// If more than 32 types are counted.
    #[expect(clippy::new_without_default, reason = "each object asks for one")]
    pub fn new() -> Self {
        let bytes = size_of::<T>();
        change(short(type_name::<T>()), bytes, |live| live + 1);
        Self(PhantomData)
    }
}

impl<T: 'static> Drop for Count<T> {
    fn drop(&mut self) {
        let bytes = size_of::<T>();
        change(short(type_name::<T>()), bytes, |live| live - 1);
    }
}

fn change(name: &'static str, bytes: usize, by: fn(usize) -> usize) {
    ROWS.with(|rows| {
        let place = rows.iter().find(|row| match row.get() {
            Some(row) => row.name == name,
            None => true,
        });
        let place = place.unwrap_or_else(|| {
            panic!("a census counts {TYPES} types at most: not `{name}`, too")
        });
        let live = place.get().map_or(0, |row| row.live);
        place.set(Some(Row { name, bytes, live: by(live) }));
    });
}

/// A type's name without the path to it, and without its parameters.
fn short(name: &'static str) -> &'static str {
    let end = name.find('<').unwrap_or(name.len());
    let name = name.get(..end).unwrap_or(name);
    name.rsplit("::").next().unwrap_or(name)
}

/// Leaves out of the next census the types of which no object is live.
pub(crate) fn forget_unused() {
    ROWS.with(|rows| {
        let used = |row: &Row| row.live > 0;
        let all = rows.each_ref().map(Cell::take);
        let kept = all.into_iter().flatten().filter(used);
        for (place, row) in rows.iter().zip(kept) {
            place.set(Some(row));
        }
    });
}

/// The number of live objects of each type at one moment.
#[derive(Clone, Copy)]
pub struct Census {
    rows: [Option<Row>; TYPES],
}

impl Census {
    /// Counts now.
    pub(crate) fn take() -> Self {
        Self { rows: ROWS.with(|rows| rows.each_ref().map(Cell::get)) }
    }

    pub(crate) fn rows(&self) -> impl Iterator<Item = Row> {
        self.rows.iter().copied().flatten()
    }

    /// Gives each type of which objects are live, and how many.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, usize)> {
        let live = self.rows().filter(|row| row.live > 0);
        live.map(|row| (row.name, row.live))
    }

    /// Counts the live objects of a type.
    pub fn live(&self, name: &str) -> usize {
        let row = self.rows().find(|row| row.name == name);
        row.map_or(0, |row| row.live)
    }

    /// Gives each type of which more objects are live than before, and how
    /// many more.
    pub fn growth(
        &self,
        before: &Self,
    ) -> impl Iterator<Item = (&'static str, usize)> {
        let more = |name, live: usize| live.saturating_sub(before.live(name));
        let all =
            self.iter().map(move |(name, live)| (name, more(name, live)));
        all.filter(|(_, more)| *more > 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Cup {
        _count: Count<Self>,
        _size: u32,
    }

    struct Pair<T: 'static> {
        _count: Count<Self>,
        _two: [T; 2],
    }

    fn cup() -> Cup {
        Cup { _count: Count::new(), _size: 0 }
    }

    fn pair<T>(two: [T; 2]) -> Pair<T> {
        Pair { _count: Count::new(), _two: two }
    }

    #[test]
    fn an_object_is_in_the_census_from_its_making_to_its_drop() {
        let before = Census::take();
        let cups = [cup(), cup(), cup()];
        let pairs = (pair([1_u8; 2]), pair(["a"; 2]));
        let full = Census::take();
        drop(cups);
        let after = Census::take();
        assert_eq!((before.live("Cup"), full.live("Cup")), (0, 3));
        let grown: Vec<_> = full.growth(&before).collect();
        assert_eq!(grown, [("Cup", 3), ("Pair", 2)]);
        assert_eq!(after.iter().collect::<Vec<_>>(), [("Pair", 2)]);
        assert_eq!(after.growth(&full).count(), 0);
        drop(pairs);
    }

    #[test]
    fn a_count_takes_no_byte_and_allocates_none() {
        assert_eq!(size_of::<Cup>(), size_of::<u32>());
        let (_cups, counts) = meter::measure(|| [cup(), cup()]);
        assert_eq!(counts.allocations, 0);
        let census = Census::take();
        let row = census.rows().find(|row| row.name == "Cup");
        assert_eq!(row.map(|row| (row.bytes, row.live)), Some((4, 2)));
    }

    #[test]
    fn a_type_without_an_object_can_be_forgotten() {
        drop(cup());
        let _pair = pair([(); 2]);
        forget_unused();
        let names: Vec<_> =
            Census::take().rows().map(|row| row.name).collect();
        assert_eq!(names, ["Pair"]);
    }
}
