//! The meter's rulings, a test each, named as the ruling. See `meter`'s front
//! page. Each runs on a thread of its own, and a measurement counts its thread
//! alone, so they do not disturb each other.
#![expect(
    unsafe_code,
    reason = "some rulings are about calls that only unsafe code can make"
)]

use std::alloc::{Layout, alloc, alloc_zeroed, dealloc, realloc};
use std::hint::black_box;
use std::sync::LazyLock;

use meter::{Counts, Harness, Meter, live_bytes, measure};

#[global_allocator]
static ALLOCATOR: Meter = Meter::new();

static HARNESS: LazyLock<Harness> =
    LazyLock::new(|| Harness::take().expect("nobody asks before this"));

fn counts(work: impl FnOnce()) -> Counts {
    measure(work).1
}

fn layout(size: usize, align: usize) -> Layout {
    Layout::from_size_align(size, align).unwrap()
}

#[test]
fn nothing_allocated_counts_nothing() {
    assert_eq!(counts(|| ()), Counts::default());
}

#[test]
fn a_box_counts_its_size() {
    let seen = counts(|| drop(black_box(Box::new(7_u64))));
    assert_eq!(
        seen,
        Counts {
            live: 0,
            peak: 8,
            total: 8,
            allocations: 1,
            frees: 1,
            refused: 0
        }
    );
}

#[test]
fn only_success_counts() {
    let seen = counts(|| {
        let mut list: Vec<u8> = Vec::new();
        assert!(list.try_reserve_exact(isize::MAX.unsigned_abs()).is_err());
    });
    assert_eq!(
        seen,
        Counts {
            refused: isize::MAX.unsigned_abs() as u64,
            ..Counts::default()
        }
    );
}

#[test]
fn a_refused_resize_leaves_the_old_block_counted() {
    let seen = counts(|| {
        let mut list = black_box(vec![1_u8; 100]);
        assert!(
            list.try_reserve_exact(isize::MAX.unsigned_abs() - 200)
                .is_err()
        );
        assert_eq!(list.len(), 100);
    });
    assert_eq!(
        (seen.peak, seen.allocations, seen.frees, seen.live),
        (100, 1, 1, 0)
    );
    assert!(seen.refused > 0);
}

#[test]
fn a_resize_is_one_allocation_of_the_new_size_and_one_free_of_the_old() {
    // Growing by little may happen in place; growing by much moves the block;
    // shrinking stays. The figures are the program's requests in each case.
    for (old, new) in [(100, 101), (100, 10_000_000), (10_000_000, 100), (100, 100)] {
        let seen = counts(|| {
            let before = layout(old, 8);
            // SAFETY: the layouts have non-zero size, the block is resized and
            // freed with the layout it has at that time, and is not used after.
            unsafe {
                let block = alloc(before);
                let block = realloc(black_box(block), before, new);
                dealloc(black_box(block), layout(new, 8));
            }
        });
        assert_eq!(seen.total, (old + new) as u64);
        assert_eq!(seen.peak, i64::try_from(old.max(new)).unwrap());
        assert_eq!((seen.allocations, seen.frees, seen.live), (2, 2, 0));
    }
}

#[test]
fn a_growing_vec_counts_every_growth() {
    let seen = counts(|| {
        let mut list = Vec::new();
        for i in 0..100_u32 {
            list.push(black_box(i));
        }
    });
    // A Vec of small elements starts at 4 and doubles: 4, 8, …, 128.
    let sizes = [4, 8, 16, 32, 64, 128].map(|n: u64| n * size_of::<u32>() as u64);
    assert_eq!(seen.total, sizes.iter().sum::<u64>());
    assert_eq!(seen.peak.unsigned_abs(), sizes[5]);
    assert_eq!(seen.allocations, 6);
}

#[test]
fn zeroed_memory_counts_like_any_other() {
    let seen = counts(|| {
        let layout = layout(4_096, 16);
        // SAFETY: the layout has non-zero size, and the block is freed with it.
        unsafe { dealloc(black_box(alloc_zeroed(layout)), layout) };
    });
    assert_eq!((seen.peak, seen.total, seen.allocations), (4_096, 4_096, 1));
}

#[test]
fn values_of_size_zero_never_reach_the_allocator() {
    let seen = counts(|| {
        drop(black_box(Box::new(())));
        drop(black_box(vec![(); 1_000]));
        drop(black_box(String::new()));
        drop(black_box(Vec::<u64>::new()));
    });
    assert_eq!(seen, Counts::default());
}

#[test]
fn alignment_is_free() {
    for align in [1, 8, 64, 4_096] {
        let seen = counts(|| {
            let layout = layout(24, align);
            // SAFETY: the layout has non-zero size, and the block is freed with it.
            unsafe { dealloc(black_box(alloc(layout)), layout) };
        });
        assert_eq!((seen.peak, seen.total), (24, 24), "alignment {align}");
    }
}

#[test]
fn freed_within() {
    let older = black_box(vec![0_u8; 1_000]);
    let seen = counts(|| {
        drop(older);
        drop(black_box(vec![0_u8; 300]));
    });
    assert_eq!((seen.live, seen.peak, seen.frees), (-1_000, 0, 2));
}

#[test]
fn kept_beyond() {
    let (kept, seen) = measure(|| black_box(vec![0_u8; 500]));
    assert_eq!((seen.live, seen.peak, seen.frees), (500, 500, 0));
    drop(kept);
    assert_eq!(seen.live, 500);
}

#[test]
fn nested_measuring() {
    let (inner, outer) = measure(|| {
        let first = black_box(vec![0_u8; 100]);
        let (second, inner) = measure(|| {
            drop(black_box(vec![0_u8; 1_000]));
            black_box(vec![0_u8; 10])
        });
        drop(first);
        drop(second);
        inner
    });
    assert_eq!(
        inner,
        Counts {
            live: 10,
            peak: 1_000,
            total: 1_010,
            allocations: 2,
            frees: 1,
            refused: 0
        }
    );
    assert_eq!(
        outer,
        Counts {
            live: 0,
            peak: 1_100,
            total: 1_110,
            allocations: 3,
            frees: 3,
            refused: 0
        }
    );
}

#[test]
fn the_meters_own_bytes_never_count() {
    let ((), plain) = measure(|| drop(black_box(vec![0_u8; 64])));
    let (nested, _) = measure(|| {
        HARNESS
            .measure_with_timeline(|| drop(black_box(vec![0_u8; 64])))
            .1
    });
    let (((), seen, timeline), outer) =
        measure(|| HARNESS.measure_with_timeline(|| drop(black_box(vec![0_u8; 64]))));
    assert_eq!((plain, nested, outer), (seen, seen, seen));
    assert_eq!(timeline.events, 2);
    assert_eq!(timeline.points[0].live, 64);
}

#[test]
fn what_runs_paused_does_not_count() {
    let seen = counts(|| {
        let kept = HARNESS.paused(|| black_box(vec![0_u8; 1_000]));
        drop(black_box(vec![0_u8; 10]));
        HARNESS.paused(|| drop(kept));
    });
    assert_eq!(
        (seen.live, seen.peak, seen.allocations, seen.frees),
        (0, 10, 1, 1)
    );
}

#[test]
fn one_harness() {
    HARNESS.paused(|| ());
    assert!(Harness::take().is_none(), "a second one could hide bytes");
}

#[test]
fn what_is_measured_while_paused_counts_there_alone() {
    let ((), seen, timeline) = HARNESS.measure_with_timeline(|| {
        let kept = black_box(vec![0_u8; 10]);
        HARNESS.paused(|| {
            let inner = counts(|| drop(black_box(vec![0_u8; 1_000])));
            assert_eq!((inner.peak, inner.total, inner.live), (1_000, 1_000, 0));
        });
        drop(kept);
    });
    assert_eq!((seen.peak, seen.total, seen.live), (10, 10, 0));
    assert_eq!(timeline.events, 2);
    assert_eq!(
        timeline.points.iter().map(|point| point.live).max(),
        Some(10)
    );
}

#[test]
fn live_bytes_are_those_of_the_innermost_measurement() {
    assert_eq!(live_bytes(), 0);
    counts(|| {
        let outer = black_box(vec![0_u8; 100]);
        assert_eq!(live_bytes(), 100);
        counts(|| {
            assert_eq!(live_bytes(), 0);
            let inner = black_box(vec![0_u8; 20]);
            assert_eq!(live_bytes(), 20);
            drop(inner);
        });
        drop(outer);
        assert_eq!(live_bytes(), 0);
    });
    assert_eq!(live_bytes(), 0);
}

#[test]
fn one_thread() {
    let seen = counts(|| {
        std::thread::scope(|scope| {
            let ((), other) = scope
                .spawn(|| measure(|| drop(black_box(vec![0_u8; 12_345]))))
                .join()
                .unwrap();
            assert_eq!(other.peak, 12_345);
        });
    });
    assert!(
        seen.peak < 12_345,
        "the other thread's block was counted: {seen:?}"
    );
}

#[test]
fn a_panic_ends_the_measurement() {
    let caught = std::panic::catch_unwind(|| {
        measure(|| {
            black_box(vec![0_u8; 100]);
            panic!("on purpose");
        })
    });
    assert!(caught.is_err());
    assert_eq!(counts(|| drop(black_box(Box::new(1_u32)))).total, 4);
}

#[test]
fn the_timeline_ends_where_the_counts_end() {
    let (kept, seen, timeline) = HARNESS.measure_with_timeline(|| {
        (0..5_000_u64)
            .map(|i| black_box(Box::new(i)))
            .collect::<Vec<_>>()
    });
    let points = &timeline.points;
    assert_eq!(timeline.events, seen.allocations);
    assert_eq!(points.last().unwrap().live, seen.live);
    assert_eq!(
        points.iter().map(|point| point.live).max().unwrap(),
        seen.peak
    );
    assert!(points.len() <= meter::MAX_POINTS);
    drop(kept);
}
