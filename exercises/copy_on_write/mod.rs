//! copy-on-write: handles share their entries until one of them writes.

mod borrowed;
mod naive;
mod optimized;

use std::cell::RefCell;

use protocol::random::Random;
use protocol::{Finding, FindingTable, Headline, Scale, SharedBlock};

use crate::harness::{
    Edges, Exercise, KnobSpec, Source, Values, Variant, finding,
};

/// The entries that all handles start from, and the writes through them.
pub struct Case {
    /// The entries that every handle begins with.
    pub entries: Vec<u64>,
    /// The number of handles; at least 1.
    pub handle_count: usize,
    /// In the order in which they happen. Each can be taken once.
    pub writes: Source<Write>,
    /// The number of handles that write.
    writers: usize,
}

/// One entry that gets another value through one handle. Both exist.
pub struct Write {
    /// The number of the handle.
    pub handle: usize,
    /// The index of the entry.
    pub index: usize,
    /// The entry's value from then on.
    pub value: u64,
}

/// The entries of every handle in the end, added up: those of the first handle
/// once, of the second twice, and so on.
pub type Answer = u64;

/// The exercise.
pub struct CopyOnWrite;

/// Below what is written, so that a write always changes something.
const ENTRIES_BELOW: u64 = 1_000;

/// The number of writes of a writer for each of its entries.
const WRITES_EACH: usize = 2;

/// Every writer writes all of its entries, and then as many times again any of
/// them: in the end no entry is left of what they began with, and no part of
/// the writes can be left out.
fn writes(random: Random, entries: usize, writers: usize) -> Source<Write> {
    let step = step(entries);
    let place = RefCell::new(0_usize);
    Source::new(random, WRITES_EACH * entries * writers, move |random| {
        let at = place.replace_with(|at| *at + 1);
        let (round, handle) = (at / writers, at % writers);
        let index = if round < entries {
            (round * step + handle) % entries
        } else {
            random.index(entries)
        };
        Write {
            handle,
            index,
            value: ENTRIES_BELOW + random.below(ENTRIES_BELOW),
        }
    })
}

/// A number that shares no factor with another, so that its multiples reach
/// every place below that: one near the golden section, which looks random.
fn step(below: usize) -> usize {
    let gcd = |mut a: usize, mut b: usize| {
        while b > 0 {
            (a, b) = (b, a % b);
        }
        a
    };
    let from = below * 5 / 8;
    (from..=below).find(|&step| gcd(step, below) == 1).unwrap_or(1)
}

/// The most handles that a picture has room for.
const PICTURED: usize = 4;

/// The blocks in which these handles have their entries, and who has which:
/// handles whose entries are at one address share them. A block has so many
/// bytes besides the entries.
fn blocks(
    case: &Case,
    handles: &[&[u64]],
    other_bytes: usize,
) -> FindingTable {
    let mut blocks: Vec<(*const u64, SharedBlock)> = Vec::new();
    for (number, &entries) in handles.iter().enumerate() {
        let owner = format!("handle {number}");
        let address = entries.as_ptr();
        let known = blocks.iter_mut().find(|(known, _)| *known == address);
        if let Some((_, block)) = known {
            block.owners.push(owner);
            continue;
        }
        let written_to = *entries != *case.entries;
        let name = if written_to { "entries, written to" } else { "entries" };
        let block = SharedBlock {
            name: name.to_owned(),
            bytes: (size_of_val(entries) + other_bytes) as u64,
            owners: vec![owner],
        };
        blocks.push((address, block));
    }
    FindingTable::Sharing(blocks.into_iter().map(|(_, block)| block).collect())
}

/// Pictures before and after the writes of the first few handles, of a type
/// that is cloned, written to and read by these functions.
fn before_and_after<H: Clone>(
    case: &Case,
    first: H,
    write: fn(&mut H, usize, u64),
    entries: fn(&H) -> &[u64],
    other_bytes: usize,
) -> Vec<Finding> {
    // No entries have no address to tell them by.
    if case.entries.is_empty() {
        return Vec::new();
    }
    let count = case.handle_count.min(PICTURED);
    let mut handles = vec![first; count];
    let picture = |handles: &[H], moment: &str| {
        let entries: Vec<&[u64]> = handles.iter().map(entries).collect();
        let title = format!("Who owns what with {count} handles, {moment}");
        finding(&title, blocks(case, &entries, other_bytes))
    };

    let before = picture(&handles, "before anyone writes");
    let writes = writes(Random::new(1), case.entries.len(), case.writers);
    for w in writes.iter().filter(|write| write.handle < count) {
        write(&mut handles[w.handle], w.index, w.value);
    }
    vec![before, picture(&handles, "when all have written who will")]
}

impl Exercise for CopyOnWrite {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "copy-on-write";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "handles",
            label: "Handles",
            default: 10,
            min: 1,
            max: 1_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 2, 5, 10, 30, 100, 300, 1_000],
        },
        KnobSpec {
            name: "entries",
            label: "Entries",
            default: 1_000,
            min: 0,
            max: 50_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 100, 1_000, 10_000, 50_000],
        },
        KnobSpec {
            name: "writers",
            label: "Writers",
            default: 1,
            min: 0,
            max: 1_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 2, 4, 6, 8, 9, 10],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "borrowed", solve: borrowed::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("handles", 1), ("entries", 0), ("writers", 0)],
        &[("entries", 0), ("writers", 10)],
        &[("handles", 1), ("entries", 1)],
        &[("handles", 3), ("entries", 1), ("writers", 0)],
        &[("writers", 4)],
        &[("writers", 9)],
        &[("handles", 7), ("entries", 333), ("writers", 6)],
        &[("handles", 7), ("entries", 333), ("writers", 7)],
        &[("handles", 2), ("entries", 10), ("writers", 1_000)],
    ];

    fn case(values: &Values) -> Case {
        let handles: usize = values.count("handles");
        let count: usize = values.count("entries");
        let writers = handles.min(values.count("writers"));
        let mut random = values.random();
        let entries = (0..count).map(|_| random.below(ENTRIES_BELOW));
        Case {
            entries: entries.collect(),
            handle_count: handles,
            writes: writes(random, count, writers),
            writers,
        }
    }

    fn floor(case: &Case) -> u64 {
        // A writer has other entries than all others in the end. Who does not
        // write has the case's own.
        (case.writers * size_of_val(&*case.entries)) as u64
    }

    fn budget(case: &Case) -> u64 {
        // The entries of each writer, in blocks of their own or in one list that
        // doubles, and once more for those who share them. A handle may be a
        // pointer and a length, and a block of entries may have counts and a
        // header; far less than one copy too many.
        let block = size_of_val(&*case.entries);
        let copies = match case.writers {
            0 => 0,
            writers => writers.next_power_of_two(),
        };
        let handles = 32 * case.handle_count + (1 << 11);
        ((copies + 1) * block + handles) as u64
    }

    fn most_allocations(case: &Case) -> Option<u64> {
        // A block for each handle and two for each writer, or one for each page
        // of 64 entries, with some lists: far fewer than one for each write.
        let pages = case.entries.len().div_ceil(64);
        let copies = case.writers * (2 + pages);
        Some((case.handle_count + copies + 16) as u64)
    }

    fn left_out(case: &Case, _: &Answer) -> Option<String> {
        case.writes.untaken("writes")
    }

    fn pictures(variant: &str, case: &Case) -> Vec<Finding> {
        match variant {
            "naive" => before_and_after(
                case,
                naive::Handle::new(&case.entries),
                naive::Handle::write,
                naive::Handle::entries,
                0,
            ),
            "borrowed" => before_and_after(
                case,
                borrowed::Handle::new(&case.entries),
                borrowed::Handle::write,
                borrowed::Handle::entries,
                0,
            ),
            // The block of an `Rc` begins with two counts of owners.
            "optimized" => before_and_after(
                case,
                optimized::Handle::new(&case.entries),
                optimized::Handle::write,
                optimized::Handle::entries,
                size_of::<[usize; 2]>(),
            ),
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use protocol::FindingTable;
    use protocol::random::Random;

    use super::{Case, CopyOnWrite, borrowed, naive, optimized, step, writes};
    use crate::harness::Exercise;

    /// Most entries and handles of a sequence: few, so that operations meet.
    const MOST: u64 = 5;

    /// A sequence of operations on handles, each checked against a list of
    /// lists that share nothing. `copies` says whether the handle of that
    /// number takes a copy for a write; it is told how many share its block.
    fn sequence<H: Clone>(
        seed: u64,
        new: fn(&[u64]) -> H,
        write: fn(&mut H, usize, u64),
        entries: fn(&H) -> &[u64],
        copies: fn(usize) -> bool,
    ) {
        let random = &mut Random::new(seed);
        let start: Vec<u64> =
            (0..=random.below(MOST)).map(|_| random.below(100)).collect();
        let mut handles = vec![new(&start)];
        let mut model = vec![start];

        for _ in 0..40 {
            let at = random.index(handles.len());
            let before: Vec<*const u64> =
                handles.iter().map(|h| entries(h).as_ptr()).collect();
            match random.below(4) {
                0 if (handles.len() as u64) < MOST => {
                    handles.push(handles[at].clone());
                    model.push(model[at].clone());
                }
                1 if handles.len() > 1 => {
                    handles.swap_remove(at);
                    model.swap_remove(at);
                }
                2 => {
                    let index = random.index(model[at].len());
                    let value = random.below(100);
                    write(&mut handles[at], index, value);
                    model[at][index] = value;
                    let sharing =
                        before.iter().filter(|&&p| p == before[at]).count();
                    for (i, handle) in handles.iter().enumerate() {
                        let moved = entries(handle).as_ptr() != before[i];
                        assert_eq!(moved, i == at && copies(sharing));
                    }
                }
                _ => {
                    let read: u64 = entries(&handles[at]).iter().sum();
                    assert_eq!(read, model[at].iter().sum());
                    let after: Vec<*const u64> =
                        handles.iter().map(|h| entries(h).as_ptr()).collect();
                    assert_eq!(after, before, "a read copied");
                }
            }
            for (handle, expected) in handles.iter().zip(&model) {
                assert_eq!(entries(handle), expected);
            }
        }
    }

    #[test]
    fn a_write_copies_once_if_others_share_and_they_see_nothing_of_it() {
        for seed in 0..2_000 {
            sequence(
                seed,
                optimized::Handle::new,
                optimized::Handle::write,
                optimized::Handle::entries,
                |sharing| sharing > 1,
            );
        }
    }

    #[test]
    fn naive_handles_share_nothing_and_a_write_copies_nothing() {
        for seed in 0..2_000 {
            sequence(
                seed,
                naive::Handle::new,
                naive::Handle::write,
                naive::Handle::entries,
                |_| false,
            );
        }
    }

    #[test]
    fn a_borrowed_handle_copies_with_its_first_write() {
        let start = [1, 2, 3];
        let mut first = borrowed::Handle::new(&start);
        let second = first.clone();
        assert_eq!(first.entries().as_ptr(), start.as_ptr());
        first.write(0, 9);
        assert_eq!(first.entries(), [9, 2, 3]);
        assert_eq!(second.entries().as_ptr(), start.as_ptr());
    }

    #[test]
    fn every_writer_writes_each_entry_and_some_again() {
        for (entries, writers) in [(1, 1), (2, 3), (10, 4), (333, 2)] {
            let mut seen = vec![vec![0; entries]; writers];
            for write in writes(Random::new(1), entries, writers).iter() {
                seen[write.handle][write.index] += 1;
            }
            assert!(seen.iter().flatten().all(|count| *count >= 1));
            let sums = seen.iter().map(|seen| seen.iter().sum::<usize>());
            assert!(sums.into_iter().all(|sum| sum == 2 * entries));
        }
        assert_eq!([1, 2, 6, 1_000].map(step), [0, 1, 5, 627]);
    }

    #[test]
    fn a_clone_shares_until_it_writes() {
        let first = optimized::Handle::new(&[1, 2, 3]);
        let mut second = first.clone();
        let shared = first.entries().as_ptr();
        assert_eq!(second.entries().as_ptr(), shared);

        second.write(0, 9);
        assert_eq!(first.entries().as_ptr(), shared);
        let own = second.entries().as_ptr();
        assert_ne!(own, shared);

        second.write(1, 9);
        assert_eq!(second.entries().as_ptr(), own, "the second write copied");
        assert_eq!(first.entries(), [1, 2, 3]);
        assert_eq!(second.entries(), [9, 9, 3]);
    }

    #[test]
    fn the_pictures_show_one_block_and_then_one_more_for_the_writer() {
        let case = Case {
            entries: (0..10).collect(),
            handle_count: 3,
            writes: writes(Random::new(1), 10, 1),
            writers: 1,
        };
        let owners = |variant| {
            let pictures = CopyOnWrite::pictures(variant, &case);
            pictures.into_iter().map(|picture| {
                let FindingTable::Sharing(blocks) = picture.table else {
                    panic!("{picture:?} shows no sharing");
                };
                blocks.into_iter().map(|b| b.owners.len()).collect()
            })
        };
        let naive: Vec<Vec<usize>> = owners("naive").collect();
        let optimized: Vec<Vec<usize>> = owners("optimized").collect();
        let borrowed: Vec<Vec<usize>> = owners("borrowed").collect();
        assert_eq!(borrowed, optimized);
        assert_eq!(naive, [[1, 1, 1], [1, 1, 1]]);
        assert_eq!(optimized, [vec![3], vec![1, 2]]);
    }
}
