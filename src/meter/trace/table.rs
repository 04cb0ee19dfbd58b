//! The shadow stack, and the table of what each chain of calls allocated.

use std::cell::Cell;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use super::blocks::{Blocks, Origin};
use super::filled;
use crate::counts::signed;
#[cfg(target_arch = "wasm32")]
use crate::window;

/// The number of calls that the shadow stack holds.
pub const SHADOW_DEPTH: usize = 1_024;
/// The number of calls that a chain keeps, the innermost.
pub const CHAIN_LEN: usize = 16;
/// The number of sites.
pub const SITES: usize = 4_096;
/// The number of places that a new chain tries before it counts as finding no
/// room, so that a full table does not cost its whole length at every allocation.
const TRIES: usize = 64;
/// The number of sites remembered as found before: more than most exercises have
/// calls, so that lines that allocate in turn are each found at once.
const RECENT: usize = 256;
/// The site of blocks whose allocation no call of an exercise led to.
const NO_SITE: u16 = 0;
/// The site of all chains that found no room.
const OVERFLOW_SITE: u16 = 1;

/// The shadow stack: numbers of calls, outermost first. Written by the
/// instructions that the host adds, found by this exported name.
#[expect(unsafe_code, reason = "an exported name is unsafe to declare")]
// SAFETY: no other symbol in the module has this name.
#[unsafe(no_mangle)]
static BYTEWISE_SHADOW: [AtomicU32; SHADOW_DEPTH] = [const { AtomicU32::new(0) }; SHADOW_DEPTH];

/// The number of bytes of the shadow stack that are in use.
#[expect(unsafe_code, reason = "an exported name is unsafe to declare")]
// SAFETY: no other symbol in the module has this name.
#[unsafe(no_mangle)]
static BYTEWISE_SHADOW_TOP: AtomicU32 = AtomicU32::new(0);

/// The allocations of one chain of calls. Sizes are requested bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The numbers of the calls, outermost first. Empty for what no call of
    /// an exercise led to, and for the chains that found no room.
    pub chain: Vec<u32>,
    /// True if these are the chains that found no room.
    pub overflow: bool,
    /// The bytes of all allocations together.
    pub total: u64,
    /// The number of allocations.
    pub blocks: u64,
    /// The bytes that were live when the run's live bytes were highest.
    pub at_peak: i64,
    /// The bytes that were live right after the event that [`freeze_at`] named.
    pub at_event: i64,
    /// The bytes still live at the end.
    pub retained: i64,
    /// The bytes that this chain of calls freed, wherever they were allocated;
    /// 0 unless [`note_frees`] asked for it.
    pub freed_here: u64,
}

/// The figures of one site while the run goes on.
#[derive(Default)]
struct Slot {
    /// 0 while the slot is free.
    hash: Cell<u32>,
    depth: Cell<u32>,
    chain: [Cell<u32>; CHAIN_LEN],
    total: Cell<u64>,
    blocks: Cell<u64>,
    live: Cell<i64>,
    /// The live bytes at the peak numbered `peak`.
    at_peak: Cell<i64>,
    peak: Cell<u64>,
    at_event: Cell<i64>,
    freed_here: Cell<u64>,
    /// Live bytes and blocks of the trace that `start` began.
    traced_bytes: Cell<i64>,
    traced_blocks: Cell<i64>,
}

impl Slot {
    fn is(&self, chain: &[AtomicU32]) -> bool {
        let mut kept = self.chain.iter().zip(chain);
        self.depth.get() == depth(chain)
            && kept.all(|(kept, call)| kept.get() == call.load(Relaxed))
    }

    /// Counts at the trace that `start` began.
    fn traced(&self, bytes: i64, blocks: i64) {
        self.traced_bytes.set(self.traced_bytes.get() + bytes);
        self.traced_blocks.set(self.traced_blocks.get() + blocks);
    }

    fn chain(&self) -> Vec<u32> {
        let kept = &self.chain[..self.depth.get() as usize];
        kept.iter().map(Cell::get).collect()
    }
}

/// All sites, and how far the run is.
///
/// The bytes that were live at a site at the peak are noted when the site next
/// changes, or at the end: until then they are its live bytes.
pub(crate) struct Table {
    slots: Box<[Slot; SITES]>,
    blocks: Blocks,
    /// The site found last for an innermost call, by the call's number.
    recent: Box<[Cell<u16>; RECENT]>,
    /// The highest live bytes so far, and how often they were exceeded.
    highest: Cell<i64>,
    peaks: Cell<u64>,
    /// The number of events that the table still takes before it notes `at_event`.
    room: Cell<u64>,
    /// The number that it took when the run began.
    room_at_first: Cell<u64>,
    /// The number that it takes from the next run on.
    takes: Cell<u64>,
    note_frees: Cell<bool>,
    /// True while a trace that `start` began goes on.
    tracing: Cell<bool>,
}

#[expect(
    clippy::inline_always,
    reason = "called at every allocation; the hint alone was not followed, which cost a fifth"
)]
impl Table {
    fn new() -> Self {
        let table = Self {
            slots: filled(),
            blocks: Blocks::new(),
            recent: filled(),
            highest: Cell::new(0),
            peaks: Cell::new(0),
            room: Cell::new(u64::MAX),
            room_at_first: Cell::new(u64::MAX),
            takes: Cell::new(u64::MAX),
            note_frees: Cell::new(false),
            tracing: Cell::new(false),
        };
        for reserved in [NO_SITE, OVERFLOW_SITE] {
            // No chain has an even hash.
            table.slot(reserved).hash.set(u32::MAX - 1);
        }
        table
    }

    fn slot(&self, site: u16) -> &Slot {
        &self.slots[usize::from(site) % SITES]
    }

    /// The site of what is done now.
    #[inline(always)]
    fn here(&self) -> u16 {
        let top = BYTEWISE_SHADOW_TOP.load(Relaxed) as usize / size_of::<u32>();
        let calls = &BYTEWISE_SHADOW[..top.min(SHADOW_DEPTH)];
        self.site(&calls[calls.len().saturating_sub(CHAIN_LEN)..])
    }

    /// The site of a chain of at most [`CHAIN_LEN`] calls.
    #[inline]
    fn site(&self, chain: &[AtomicU32]) -> u16 {
        let Some(innermost) = chain.last() else {
            return NO_SITE;
        };
        // Most allocations of a line come from where its last one came from.
        let recent = &self.recent[innermost.load(Relaxed) as usize % RECENT];
        if self.slot(recent.get()).is(chain) {
            return recent.get();
        }
        let site = self.find(chain);
        recent.set(site);
        site
    }

    #[inline(never)]
    fn find(&self, chain: &[AtomicU32]) -> u16 {
        // FNV-1a over the calls' numbers; odd, so never 0 nor a reserved one.
        let mut hash: u32 = 0x811c_9dc5;
        for call in chain {
            hash = (hash ^ call.load(Relaxed)).wrapping_mul(0x0100_0193);
        }
        let hash = hash | 1;
        let mut at = (hash >> 16 ^ hash) as usize % SITES;
        for _ in 0..TRIES {
            let slot = &self.slots[at];
            if slot.hash.get() == 0 {
                slot.hash.set(hash);
                slot.depth.set(depth(chain));
                for (kept, call) in slot.chain.iter().zip(chain) {
                    kept.set(call.load(Relaxed));
                }
                return narrow(at);
            }
            if slot.hash.get() == hash && slot.is(chain) {
                return narrow(at);
            }
            at = (at + 1) % SITES;
        }
        OVERFLOW_SITE
    }

    /// Changes a site's live bytes, noting first what was live at the peak.
    #[inline(always)]
    fn moved(&self, site: u16, by: i64) -> &Slot {
        let slot = self.slot(site);
        let (live, peaks) = (slot.live.get(), self.peaks.get());
        if slot.peak.get() != peaks {
            slot.at_peak.set(live);
            slot.peak.set(peaks);
        }
        slot.live.set(live + by);
        slot
    }

    /// Counts an allocation of that site.
    #[inline(always)]
    fn allocated(&self, site: u16, address: usize, bytes: usize) {
        let traced = self.tracing.get();
        let known = self.blocks.note(address, Origin::new(site, traced));
        let slot = self.moved(if known { site } else { NO_SITE }, signed(bytes));
        slot.total.set(slot.total.get() + bytes as u64);
        slot.blocks.set(slot.blocks.get() + 1);
        if traced && known {
            slot.traced(signed(bytes), 1);
        }
    }

    /// Counts a free.
    #[inline(always)]
    fn freed(&self, address: usize, bytes: usize) {
        if self.note_frees.get() {
            let here = self.slot(self.here());
            here.freed_here.set(here.freed_here.get() + bytes as u64);
        }
        let origin = self.blocks.origin(address);
        let slot = self.moved(origin.site(), -signed(bytes));
        if origin.is_traced() && self.tracing.get() {
            slot.traced(-signed(bytes), -1);
        }
    }

    /// Ends an event, after which that many bytes are live in all.
    #[inline(always)]
    fn ended(&self, live: i64) {
        if live > self.highest.get() {
            self.highest.set(live);
            self.peaks.set(self.peaks.get() + 1);
        }
        let room = self.room.get() - 1;
        self.room.set(room);
        if room == 0 {
            self.freeze();
        }
    }

    /// Notes what is live at every site.
    #[cold]
    fn freeze(&self) {
        self.room.set(u64::MAX);
        for slot in self.slots.iter() {
            slot.at_event.set(slot.live.get());
        }
    }

    /// Begins a new trace.
    pub(super) fn start(&self) {
        for slot in self.slots.iter() {
            slot.traced_bytes.set(0);
            slot.traced_blocks.set(0);
        }
        self.blocks.start();
        self.tracing.set(true);
    }

    /// Ends the trace.
    pub(super) fn stop(&self) {
        self.tracing.set(false);
    }

    /// The live blocks of the trace that goes on, by chain; `None` if there is
    /// none.
    pub(super) fn traced(&self) -> Option<Vec<(Vec<u32>, i64, i64)>> {
        self.tracing.get().then(|| {
            self.slots
                .iter()
                .filter(|slot| slot.traced_blocks.get() != 0)
                .map(|slot| {
                    (
                        slot.chain(),
                        slot.traced_bytes.get(),
                        slot.traced_blocks.get(),
                    )
                })
                .collect()
        })
    }

    /// Lists the allocations of each chain, most bytes first.
    fn sites(&self) -> Vec<Site> {
        let mut sites: Vec<Site> = (0_u16..)
            .zip(self.slots.iter())
            .filter_map(|(number, slot)| {
                self.moved(number, 0);
                let site = Site {
                    chain: slot.chain(),
                    overflow: number == OVERFLOW_SITE,
                    total: slot.total.get(),
                    blocks: slot.blocks.get(),
                    at_peak: slot.at_peak.get(),
                    at_event: slot.at_event.get(),
                    retained: slot.live.get(),
                    freed_here: slot.freed_here.get(),
                };
                (site.blocks > 0 || site.retained != 0 || site.freed_here > 0).then_some(site)
            })
            .collect();
        sites.sort_by(|a, b| b.total.cmp(&a.total).then_with(|| a.chain.cmp(&b.chain)));
        sites
    }

    /// Forgets all figures, but not the chains.
    fn clear(&self) {
        let untouched = self.room.get() == self.room_at_first.get();
        self.room.set(self.takes.get());
        self.room_at_first.set(self.takes.get());
        if untouched {
            return;
        }
        self.highest.set(0);
        self.peaks.set(0);
        self.tracing.set(false);
        for slot in self.slots.iter() {
            slot.total.set(0);
            slot.blocks.set(0);
            slot.live.set(0);
            slot.at_peak.set(0);
            slot.peak.set(0);
            slot.at_event.set(0);
            slot.freed_here.set(0);
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "at most CHAIN_LEN")]
fn depth(chain: &[AtomicU32]) -> u32 {
    chain.len() as u32
}

#[expect(clippy::cast_possible_truncation, reason = "below SITES")]
fn narrow(place: usize) -> u16 {
    place as u16
}

thread_local! {
    /// A reference, as a value that need not be dropped is found without
    /// asking whether it still is.
    static TABLE: Cell<Option<&'static Table>> = const { Cell::new(None) };
}

/// Puts the table in place. Its own bytes are never counted. Natively nothing
/// comes of it.
pub fn enable() {
    if TABLE.get().is_none() {
        TABLE.set(Some(Box::leak(Box::new(Table::new()))));
    }
}

/// Tells whether allocations are traced.
#[cfg(target_arch = "wasm32")]
#[inline]
pub(crate) fn is_on() -> bool {
    TABLE.get().is_some()
}

/// Counts an allocation in this module's table too. These three are not
/// inlined: where nothing is traced, the allocator's calls stay short.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub(crate) fn allocated(address: usize, size: usize) {
    let live = window::allocated(size);
    with_table(|table| match live {
        Some(live) => {
            table.allocated(table.here(), address, size);
            table.ended(live);
        }
        None => table.blocks.forget(address),
    });
}

/// Counts a free in the table too.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub(crate) fn freed(address: usize, size: usize) {
    if let Some(live) = window::freed(size) {
        with_table(|table| {
            table.freed(address, size);
            table.ended(live);
        });
    }
}

/// Counts a resize in the table too; addresses with sizes.
#[cfg(target_arch = "wasm32")]
#[inline(never)]
pub(crate) fn resized(old: (usize, usize), new: (usize, usize)) {
    let live = window::resized(old.1, new.1);
    with_table(|table| match live {
        Some(live) => {
            table.freed(old.0, old.1);
            table.allocated(table.here(), new.0, new.1);
            table.ended(live);
        }
        None => table.blocks.forget(new.0),
    });
}

/// Lets `note` use the table, if tracing is enabled.
#[inline]
pub(crate) fn with_table<R>(note: impl FnOnce(&Table) -> R) -> Option<R> {
    TABLE.get().map(note)
}

/// Forgets what the sites counted.
pub(crate) fn clear() {
    with_table(Table::clear);
}

/// Asks the next measurement to note what is live right after its event of
/// that number, counted from 0.
pub fn freeze_at(event: Option<u64>) {
    with_table(|table| table.takes.set(event.map_or(u64::MAX, |event| event + 1)));
}

/// Asks the next measurement to note also which chains free how much.
pub fn note_frees(note: bool) {
    with_table(|table| table.note_frees.set(note));
}

/// Lists the allocations of each chain of calls in the last measurement, most
/// bytes first; `None` unless tracing is enabled. It allocates: call it
/// [`Harness::paused`](crate::Harness::paused) or after the measurement.
pub fn sites() -> Option<Vec<Site>> {
    with_table(Table::sites)
}

/// Writes the source lines that a call's number stands for into a buffer and
/// gives how many bytes they take, whether or not they fit.
type TellPlace = fn(u32, &mut [u8]) -> usize;

static ON_PLACE: OnceLock<TellPlace> = OnceLock::new();

/// Sets the function that knows the source lines of a call's number, as UTF-8:
/// `file:line` each, outermost first, separated by line feeds. The first
/// function set stays.
pub fn on_place(tell: TellPlace) {
    // A second function is ignored, as documented.
    let _ = ON_PLACE.set(tell);
}

/// The source lines of a call's number, outermost first.
pub(super) fn place(call: u32) -> String {
    let Some(tell) = ON_PLACE.get() else {
        return format!("call {call}");
    };
    let mut text = vec![0; 256];
    let len = tell(call, &mut text);
    if len > text.len() {
        text.resize(len, 0);
        tell(call, &mut text);
    }
    text.truncate(len);
    String::from_utf8_lossy(&text).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chain(calls: &[u32]) -> Vec<AtomicU32> {
        calls.iter().copied().map(AtomicU32::new).collect()
    }

    /// A table, and blocks at ever new addresses.
    struct Run {
        table: Table,
        live: i64,
        next: usize,
    }

    impl Run {
        fn new() -> Self {
            Self {
                table: Table::new(),
                live: 0,
                next: 0,
            }
        }

        /// Gives the block's address and size.
        fn allocate(&mut self, calls: &[u32], size: usize) -> (usize, usize) {
            let address = self.next;
            self.next += 16;
            let from = self.table.site(&chain(calls));
            self.table.allocated(from, address, size);
            self.live += signed(size);
            self.table.ended(self.live);
            (address, size)
        }

        fn free(&mut self, (address, size): (usize, usize)) {
            self.table.freed(address, size);
            self.live -= signed(size);
            self.table.ended(self.live);
        }
    }

    fn site(table: &Table, calls: &[u32]) -> Site {
        let sites = table.sites();
        sites
            .into_iter()
            .find(|site| site.chain == calls)
            .unwrap_or_default()
    }

    #[test]
    fn equal_chains_are_one_site_and_others_are_not() {
        let table = Table::new();
        let site = |calls: &[u32]| table.site(&chain(calls));
        assert_eq!(site(&[1, 2]), site(&[1, 2]));
        assert_ne!(site(&[1, 2]), site(&[2, 1]));
        assert_ne!(site(&[1]), site(&[1, 1]));
        assert_eq!(site(&[]), NO_SITE);
    }

    #[test]
    fn what_was_live_at_the_peak_is_known_for_every_site() {
        let mut run = Run::new();
        let a = run.allocate(&[1], 100);
        let b = run.allocate(&[2], 50);
        run.free(a);
        run.allocate(&[3], 70);
        run.free(b);
        let [one, two, three] = [[1], [2], [3]].map(|calls| site(&run.table, &calls));
        assert_eq!((one.at_peak, two.at_peak, three.at_peak), (100, 50, 0));
        assert_eq!((one.retained, two.retained, three.retained), (0, 0, 70));
        assert_eq!((one.total, one.blocks), (100, 1));
    }

    #[test]
    fn at_peak_sums_to_the_peak_in_a_random_run() {
        let (mut run, mut peak) = (Run::new(), 0);
        let mut held = Vec::new();
        let mut random: u64 = 42;
        for _ in 0..20_000 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let draw = usize::try_from(random >> 33).unwrap();
            if draw.is_multiple_of(3) && !held.is_empty() {
                run.free(held.swap_remove(draw % held.len()));
            } else {
                let calls = [draw % 7, draw % 3].map(|call| u32::try_from(call).unwrap());
                let size = draw % 1_000 + 1;
                held.push(run.allocate(&calls, size));
            }
            peak = peak.max(run.live);
        }
        let sites = run.table.sites();
        assert_eq!(sites.iter().map(|site| site.at_peak).sum::<i64>(), peak);
        assert_eq!(
            sites.iter().map(|site| site.retained).sum::<i64>(),
            run.live
        );
    }

    #[test]
    fn a_full_table_counts_the_rest_together() {
        let mut run = Run::new();
        for call in 0..20_000 {
            run.allocate(&[call + 1], 10);
        }
        let sites = run.table.sites();
        assert!(sites.len() <= SITES);
        let overflow = sites.iter().find(|site| site.overflow).unwrap();
        assert!(overflow.blocks > 10_000, "{overflow:?}");
        assert_eq!(sites.iter().map(|site| site.total).sum::<u64>(), 200_000);
    }

    #[test]
    fn what_was_live_after_an_event_is_known_for_every_site() {
        let mut run = Run::new();
        run.table.takes.set(2);
        run.table.clear();
        let a = run.allocate(&[1], 100);
        run.allocate(&[2], 50);
        run.free(a);
        assert_eq!(site(&run.table, &[1]).at_event, 100);
        assert_eq!(site(&run.table, &[2]).at_event, 50);
    }

    #[test]
    fn a_trace_sees_only_blocks_allocated_since_it_started() {
        let mut run = Run::new();
        let older = run.allocate(&[1], 100);
        assert_eq!(run.table.traced(), None);
        run.table.start();
        let newer = run.allocate(&[1], 30);
        run.allocate(&[2], 5);
        run.free(older);
        let mut seen = run.table.traced().unwrap();
        seen.sort();
        assert_eq!(seen, [(vec![1], 30, 1), (vec![2], 5, 1)]);
        run.table.start();
        run.free(newer);
        assert_eq!(run.table.traced(), Some(vec![]));
        run.table.stop();
        assert_eq!(run.table.traced(), None);
    }
}
