//! The shadow stack, and the table of what each chain of calls allocated.

use std::cell::{Cell, OnceCell};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering::Relaxed};

use crate::counts::signed;

/// How many calls the shadow stack holds.
pub const SHADOW_DEPTH: usize = 1_024;
/// How many calls a chain keeps, the innermost.
pub const CHAIN_LEN: usize = 16;
/// How many sites there are.
pub const SITES: usize = 4_096;
/// How many places a new chain tries before it counts as finding no room, so
/// that a full table does not cost its whole length at every allocation.
const TRIES: usize = 64;
/// The site of blocks whose allocation no call of an exercise led to.
const NO_SITE: u32 = 0;
/// The site of all chains that found no room.
const OVERFLOW_SITE: u32 = 1;

/// The shadow stack: numbers of calls, outermost first. Written by the
/// instructions that the host adds, found by this exported name.
#[expect(unsafe_code, reason = "an exported name is unsafe to declare")]
// SAFETY: no other symbol in the module has this name.
#[unsafe(no_mangle)]
static BYTEWISE_SHADOW: [AtomicU32; SHADOW_DEPTH] = [const { AtomicU32::new(0) }; SHADOW_DEPTH];

/// How many bytes of the shadow stack are in use.
#[expect(unsafe_code, reason = "an exported name is unsafe to declare")]
// SAFETY: no other symbol in the module has this name.
#[unsafe(no_mangle)]
static BYTEWISE_SHADOW_TOP: AtomicU32 = AtomicU32::new(0);

/// What one chain of calls allocated. Sizes are requested bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// The numbers of the calls, outermost first. Empty for what no call of
    /// an exercise led to, and for the chains that found no room.
    pub chain: Vec<u32>,
    /// Whether these are the chains that found no room.
    pub overflow: bool,
    /// The bytes of all allocations together.
    pub total: u64,
    /// How many allocations.
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

/// Where a block comes from: what its header says.
/// Eight bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Origin {
    /// The site's number.
    pub(crate) site: u32,
    /// Which [`start`](super::start) was the last before it; 0 for none.
    pub(crate) trace: u32,
}

/// The origin of blocks that were allocated while nothing was measured.
pub(crate) const NOWHERE: Origin = Origin {
    site: NO_SITE,
    trace: 0,
};

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
        self.depth.get() == narrow(chain.len())
            && kept.all(|(kept, call)| kept.get() == call.load(Relaxed))
    }

    fn chain(&self) -> Vec<u32> {
        let kept = &self.chain[..self.depth.get() as usize];
        kept.iter().map(Cell::get).collect()
    }
}

/// All sites, and how far the run is.
///
/// What was live at a site when the peak was reached is noted when the site
/// next changes, or at the end: until then it is what is live.
pub(crate) struct Table {
    slots: Box<[Slot]>,
    /// The site found last.
    recent: Cell<u32>,
    /// The highest live bytes so far, and how often they were exceeded.
    highest: Cell<i64>,
    peaks: Cell<u64>,
    events: Cell<u64>,
    /// The event after which `at_event` is noted; none has the largest number.
    freeze_at: Cell<u64>,
    note_frees: Cell<bool>,
    /// The number of the trace that goes on, 0 for none, and the last used.
    trace: Cell<u32>,
    traces: Cell<u32>,
}

impl Table {
    fn new() -> Self {
        let table = Self {
            slots: (0..SITES).map(|_| Slot::default()).collect(),
            recent: Cell::new(NO_SITE),
            highest: Cell::new(0),
            peaks: Cell::new(0),
            events: Cell::new(0),
            freeze_at: Cell::new(u64::MAX),
            note_frees: Cell::new(false),
            trace: Cell::new(0),
            traces: Cell::new(0),
        };
        for reserved in [NO_SITE, OVERFLOW_SITE] {
            // No chain has an even hash.
            table.slots[reserved as usize].hash.set(u32::MAX - 1);
        }
        table
    }

    /// Where a block that is allocated now comes from.
    pub(crate) fn here(&self) -> Origin {
        let top = BYTEWISE_SHADOW_TOP.load(Relaxed) as usize / size_of::<u32>();
        let calls = &BYTEWISE_SHADOW[..top.min(SHADOW_DEPTH)];
        Origin {
            site: self.site(&calls[calls.len().saturating_sub(CHAIN_LEN)..]),
            trace: self.trace.get(),
        }
    }

    /// The site of a chain of at most [`CHAIN_LEN`] calls.
    fn site(&self, chain: &[AtomicU32]) -> u32 {
        if chain.is_empty() {
            return NO_SITE;
        }
        // Most allocations come from where the last one came from.
        let recent = self.recent.get();
        if self.slots[recent as usize].is(chain) {
            return recent;
        }
        let site = self.find(chain);
        self.recent.set(site);
        site
    }

    fn find(&self, chain: &[AtomicU32]) -> u32 {
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
                slot.depth.set(narrow(chain.len()));
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
    fn moved(&self, site: u32, by: i64) -> &Slot {
        let slot = &self.slots[site as usize];
        let (live, peaks) = (slot.live.get(), self.peaks.get());
        if slot.peak.get() != peaks {
            slot.at_peak.set(live);
            slot.peak.set(peaks);
        }
        slot.live.set(live + by);
        slot
    }

    /// Counts an allocation, from `here`.
    pub(crate) fn allocated(&self, origin: Origin, size: usize) {
        let slot = self.moved(origin.site, signed(size));
        slot.total.set(slot.total.get() + size as u64);
        slot.blocks.set(slot.blocks.get() + 1);
        if origin.trace != 0 {
            slot.traced_bytes
                .set(slot.traced_bytes.get() + signed(size));
            slot.traced_blocks.set(slot.traced_blocks.get() + 1);
        }
    }

    /// Counts a free of a block of that origin.
    pub(crate) fn freed(&self, origin: Origin, size: usize) {
        if self.note_frees.get() {
            let here = &self.slots[self.here().site as usize];
            here.freed_here.set(here.freed_here.get() + size as u64);
        }
        let slot = self.moved(origin.site, -signed(size));
        if origin.trace != 0 && origin.trace == self.trace.get() {
            slot.traced_bytes
                .set(slot.traced_bytes.get() - signed(size));
            slot.traced_blocks.set(slot.traced_blocks.get() - 1);
        }
    }

    /// Ends an event, after which that many bytes are live in all.
    pub(crate) fn ended(&self, live: i64) {
        if live > self.highest.get() {
            self.highest.set(live);
            self.peaks.set(self.peaks.get() + 1);
        }
        let event = self.events.get();
        if event == self.freeze_at.get() {
            self.freeze();
        }
        self.events.set(event + 1);
    }

    /// Notes what is live at every site.
    #[cold]
    fn freeze(&self) {
        for slot in &self.slots {
            slot.at_event.set(slot.live.get());
        }
    }

    /// Begins a new trace.
    pub(super) fn start(&self) {
        for slot in &self.slots {
            slot.traced_bytes.set(0);
            slot.traced_blocks.set(0);
        }
        self.traces.set(self.traces.get() + 1);
        self.trace.set(self.traces.get());
    }

    /// Ends the trace.
    pub(super) fn stop(&self) {
        self.trace.set(0);
    }

    /// The live blocks of the trace that goes on, by chain; `None` if there is
    /// none.
    pub(super) fn traced(&self) -> Option<Vec<(Vec<u32>, i64, i64)>> {
        (self.trace.get() != 0).then(|| {
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

    /// What each chain allocated, most bytes first.
    fn sites(&self) -> Vec<Site> {
        let mut sites: Vec<Site> = (0_u32..)
            .zip(&self.slots)
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
        if self.events.get() == 0 {
            return;
        }
        self.highest.set(0);
        self.peaks.set(0);
        self.events.set(0);
        self.trace.set(0);
        for slot in &self.slots {
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

#[expect(
    clippy::cast_possible_truncation,
    reason = "numbers below SITES and CHAIN_LEN"
)]
fn narrow(number: usize) -> u32 {
    number as u32
}

thread_local! {
    static TABLE: OnceCell<Table> = const { OnceCell::new() };
}

/// Puts the headers and the table in place. The lab calls this first of all on
/// a fresh instance: no block may exist that lacks a header.
#[cfg(target_arch = "wasm32")]
pub fn enable() {
    // The table's own blocks are never freed, so they need no header.
    TABLE.with(|table| {
        table.get_or_init(Table::new);
    });
    crate::headers::enable();
}

/// Lets `note` use the table, if tracing is enabled.
#[inline]
pub(crate) fn with_table<R>(note: impl FnOnce(&Table) -> R) -> Option<R> {
    TABLE.with(|table| table.get().map(note))
}

/// Forgets what the sites counted.
pub(crate) fn clear() {
    with_table(Table::clear);
}

/// Asks the next measurement to note what is live right after its event of
/// that number, counted from 0.
pub fn freeze_at(event: Option<u64>) {
    with_table(|table| table.freeze_at.set(event.unwrap_or(u64::MAX)));
}

/// Asks the next measurement to note also which chains free how much.
pub fn note_frees(note: bool) {
    with_table(|table| table.note_frees.set(note));
}

/// What each chain of calls allocated in the last measurement, most bytes
/// first; `None` unless tracing is enabled. Allocates: call it
/// [`paused`](crate::paused) or after the measurement.
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

    fn origin(table: &Table, calls: &[u32]) -> Origin {
        Origin {
            site: table.site(&chain(calls)),
            trace: table.trace.get(),
        }
    }

    fn allocate(table: &Table, calls: &[u32], size: usize, live: &mut i64) -> Origin {
        let origin = origin(table, calls);
        table.allocated(origin, size);
        *live += signed(size);
        table.ended(*live);
        origin
    }

    fn free(table: &Table, origin: Origin, size: usize, live: &mut i64) {
        table.freed(origin, size);
        *live -= signed(size);
        table.ended(*live);
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
        assert_eq!(origin(&table, &[1, 2]), origin(&table, &[1, 2]));
        assert_ne!(origin(&table, &[1, 2]), origin(&table, &[2, 1]));
        assert_ne!(origin(&table, &[1]), origin(&table, &[1, 1]));
        assert_eq!(origin(&table, &[]).site, NO_SITE);
    }

    #[test]
    fn what_was_live_at_the_peak_is_known_for_every_site() {
        let (table, mut live) = (Table::new(), 0);
        let a = allocate(&table, &[1], 100, &mut live);
        let b = allocate(&table, &[2], 50, &mut live);
        free(&table, a, 100, &mut live);
        allocate(&table, &[3], 70, &mut live);
        free(&table, b, 50, &mut live);
        let [one, two, three] = [[1], [2], [3]].map(|calls| site(&table, &calls));
        assert_eq!((one.at_peak, two.at_peak, three.at_peak), (100, 50, 0));
        assert_eq!((one.retained, two.retained, three.retained), (0, 0, 70));
        assert_eq!((one.total, one.blocks), (100, 1));
    }

    #[test]
    fn at_peak_sums_to_the_peak_in_a_random_run() {
        let (table, mut live, mut peak) = (Table::new(), 0, 0);
        let mut held = Vec::new();
        let mut random: u64 = 42;
        for _ in 0..20_000 {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1);
            let draw = usize::try_from(random >> 33).unwrap();
            if draw.is_multiple_of(3) && !held.is_empty() {
                let (origin, size) = held.swap_remove(draw % held.len());
                free(&table, origin, size, &mut live);
            } else {
                let calls = [narrow(draw % 7), narrow(draw % 3)];
                let size = draw % 1_000 + 1;
                held.push((allocate(&table, &calls, size, &mut live), size));
            }
            peak = peak.max(live);
        }
        let sites = table.sites();
        assert_eq!(sites.iter().map(|site| site.at_peak).sum::<i64>(), peak);
        assert_eq!(sites.iter().map(|site| site.retained).sum::<i64>(), live);
    }

    #[test]
    fn a_full_table_counts_the_rest_together() {
        let (table, mut live) = (Table::new(), 0);
        for call in 0..20_000 {
            allocate(&table, &[call + 1], 10, &mut live);
        }
        let sites = table.sites();
        assert!(sites.len() <= SITES);
        let overflow = sites.iter().find(|site| site.overflow).unwrap();
        assert!(overflow.blocks > 10_000, "{overflow:?}");
        assert_eq!(sites.iter().map(|site| site.total).sum::<u64>(), 200_000);
    }

    #[test]
    fn what_was_live_after_an_event_is_known_for_every_site() {
        let (table, mut live) = (Table::new(), 0);
        table.freeze_at.set(1);
        let a = allocate(&table, &[1], 100, &mut live);
        allocate(&table, &[2], 50, &mut live);
        free(&table, a, 100, &mut live);
        assert_eq!(site(&table, &[1]).at_event, 100);
        assert_eq!(site(&table, &[2]).at_event, 50);
    }

    #[test]
    fn a_trace_sees_only_blocks_allocated_since_it_started() {
        let (table, mut live) = (Table::new(), 0);
        let older = allocate(&table, &[1], 100, &mut live);
        assert_eq!(table.traced(), None);
        table.start();
        let newer = allocate(&table, &[1], 30, &mut live);
        allocate(&table, &[2], 5, &mut live);
        free(&table, older, 100, &mut live);
        let mut seen = table.traced().unwrap();
        seen.sort();
        assert_eq!(seen, [(vec![1], 30, 1), (vec![2], 5, 1)]);
        table.start();
        free(&table, newer, 30, &mut live);
        assert_eq!(table.traced(), Some(vec![]));
        table.stop();
        assert_eq!(table.traced(), None);
    }
}
