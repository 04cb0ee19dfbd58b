//! connection-pool: ten connections for any number of requests.

mod bounded;
mod naive;
mod optimized;

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::error::Error;
use std::fmt;
use std::rc::Rc;

use arrayvec::ArrayVec;
use protocol::random::Random;
use protocol::{Finding, Headline, Scale, text};

use crate::harness::{
    Edges, Exercise, KnobSpec, Numbers, Values, Variant, cell,
};

/// The most connections of a pool, and the most queries that the database
/// works on at once.
pub const MOST_LIVE: usize = 10;

/// The bytes of a connection's buffer.
const BUFFER_BYTES: usize = 65_536;

/// The error of a request that got no connection in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exhausted {
    /// The request's number.
    pub request: u32,
    /// The ticks since it came.
    pub waited: u64,
    /// The number of connections with a query at that moment.
    pub in_use: usize,
    /// The number of requests that go on waiting after it.
    pub waiting: usize,
}

impl fmt::Display for Exhausted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { request, waited, in_use, waiting } = self;
        write!(
            f,
            "request {request} got no connection in {waited} ticks: {in_use} \
             are in use, and {waiting} more requests wait; ask again later"
        )
    }
}

impl Error for Exhausted {}

/// A connection to the database, open until it is dropped.
pub struct Connection {
    buffer: Vec<u8>,
    /// The request whose query runs on it, or whose reply is in it.
    query: Option<u32>,
    is_broken: bool,
    counts: Rc<Counts>,
}

impl Connection {
    /// Tells if the connection broke during its query, which is known after
    /// the reply. It works no more.
    pub fn is_broken(&self) -> bool {
        self.is_broken
    }
}

impl Drop for Connection {
    fn drop(&mut self) {
        self.counts.open.set(self.counts.open.get() - 1);
    }
}

/// Counts connections.
#[derive(Default)]
struct Counts {
    /// Those that were opened.
    opened: Cell<usize>,
    /// Those that are open.
    open: Cell<usize>,
    /// The most that were open at once.
    most: Cell<usize>,
}

/// A query that the database works on.
#[derive(Clone, Copy)]
struct Running {
    request: u32,
    ends: u64,
}

/// The state of a request.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    /// It has not come.
    Ahead,
    /// It waits to be started or refused.
    Waits,
    /// Its query runs.
    Runs,
    /// Its query has ended, and the reply is due.
    Ended,
    /// It has its reply or its error.
    Answered,
}

/// A database, and the requests that come for it tick by tick.
pub struct Case {
    /// The ticks for which a request waits.
    pub limit: u64,
    requests: Vec<Request>,
    schedule: Schedule,
    seed: u64,
    now: Cell<u64>,
    /// The number of requests that came.
    came: Cell<usize>,
    running: RefCell<ArrayVec<Running, MOST_LIVE>>,
    states: Vec<Cell<State>>,
    answer: Cell<Answer>,
    counts: Rc<Counts>,
}

impl Case {
    /// The ticks, from 0 to the last at which something happens.
    pub fn ticks(&self) -> impl Iterator<Item = u64> {
        (0..self.schedule.ticks).inspect(|now| self.now.set(*now))
    }

    /// The next of the requests whose queries have ended by now.
    pub fn ended(&self) -> Option<u32> {
        let mut running = self.running.borrow_mut();
        let has_ended = |query: &Running| query.ends <= self.now.get();
        let at = running.iter().position(has_ended)?;
        let Running { request, .. } = running.remove(at);
        self.states[request as usize].set(State::Ended);
        Some(request)
    }

    /// The next of the requests that come in this tick.
    pub fn arrived(&self) -> Option<u32> {
        let at = self.came.get();
        let request = self.requests.get(at)?;
        if request.comes > self.now.get() {
            return None;
        }
        self.came.set(at + 1);
        self.states[at].set(State::Waits);
        u32::try_from(at).ok()
    }

    /// Opens a connection.
    pub fn connect(&self) -> Connection {
        let Counts { opened, open, most } = &*self.counts;
        opened.set(opened.get() + 1);
        open.set(open.get() + 1);
        most.set(most.get().max(open.get()));
        Connection {
            buffer: vec![0; BUFFER_BYTES],
            query: None,
            is_broken: false,
            counts: Rc::clone(&self.counts),
        }
    }

    /// Starts the query of a request on a connection.
    ///
    /// # Panics
    ///
    /// If the request does not wait, if the connection is broken or in use, or
    /// if [`MOST_LIVE`] queries run.
    #[track_caller]
    pub fn start(&self, request: u32, connection: &mut Connection) {
        self.require_waiting(request, "started");
        assert!(
            !connection.is_broken,
            "the query of request {request} cannot run on a connection that \
             is broken: ask `is_broken()` before you keep one for the next"
        );
        if let Some(other) = connection.query {
            panic!(
                "the query of request {request} cannot run on a connection \
                 that is in use for request {other}"
            );
        }
        let mut running = self.running.borrow_mut();
        assert!(
            !running.is_full(),
            "the database works on {MOST_LIVE} queries at once, and request \
             {request} would be one more: let it wait"
        );
        let Request { takes, .. } = self.requests[request as usize];
        running.push(Running { request, ends: self.now.get() + takes });
        connection.query = Some(request);
        let mut random = self.random_of(request);
        for part in connection.buffer.chunks_mut(PART) {
            let bytes = random.bits().to_le_bytes();
            part[..bytes.len()].copy_from_slice(&bytes);
        }
        self.states[request as usize].set(State::Runs);
    }

    /// Replies to a request whose query has ended, from its connection's
    /// buffer. If the connection broke, the reply says that.
    ///
    /// # Panics
    ///
    /// If its query has not ended, or ran on another connection.
    #[track_caller]
    pub fn reply(&self, request: u32, connection: &mut Connection) {
        assert!(
            self.states.get(request as usize).map(Cell::get)
                == Some(State::Ended),
            "the reply to request {request} is due once, after `ended()` gave \
             its number"
        );
        assert!(
            connection.query == Some(request),
            "the reply to request {request} is in another connection's buffer"
        );
        connection.query = None;
        connection.is_broken = self.requests[request as usize].breaks;
        let part = |sum: u64, part: &[u8]| {
            part[..size_of::<u64>()].iter().fold(sum, |sum, byte| {
                sum.wrapping_mul(31).wrapping_add(u64::from(*byte))
            })
        };
        let start = u64::from(connection.is_broken);
        let digest = connection.buffer.chunks(PART).fold(start, part);
        self.tell(request, [digest, self.now.get()]);
    }

    /// Gives a request that waited too long an error.
    ///
    /// # Panics
    ///
    /// If the request does not wait.
    #[track_caller]
    pub fn refuse(&self, error: Exhausted) {
        let Exhausted { request, waited, in_use, waiting } = error;
        self.require_waiting(request, "refused");
        let counts = ((in_use as u64) << 32) | waiting as u64;
        self.tell(request, [waited ^ (counts << 8), !self.now.get()]);
        let mut answer = self.answer.get();
        answer.errors += 1;
        answer.first = answer.first.or(Some(error));
        self.answer.set(answer);
    }

    /// A number that depends on all replies and errors and on their ticks, and
    /// the first error.
    ///
    /// # Panics
    ///
    /// If a request got neither.
    #[track_caller]
    pub fn answer(&self) -> Answer {
        let is_left = |state: &&Cell<State>| state.get() != State::Answered;
        let without = self.states.iter().filter(is_left).count();
        assert!(
            without == 0,
            "{} of the {} requests got neither a reply nor an error by the \
             last tick: reply when a query has ended, refuse a request that \
             waited too long, and let one start as soon as fewer than \
             {MOST_LIVE} queries run",
            text::grouped(without as u64),
            text::grouped(self.states.len() as u64)
        );
        self.answer.get()
    }

    fn tell(&self, request: u32, numbers: [u64; 2]) {
        self.states[request as usize].set(State::Answered);
        let mut sum = u64::from(request);
        for number in numbers {
            sum = Random::new(sum ^ number).bits();
        }
        let mut answer = self.answer.get();
        // In any order within a tick.
        answer.checksum = answer.checksum.wrapping_add(sum >> 16);
        self.answer.set(answer);
    }

    #[track_caller]
    fn require_waiting(&self, request: u32, what: &str) {
        let state = self.states.get(request as usize).map(Cell::get);
        assert!(
            state == Some(State::Waits),
            "request {request} cannot be {what}: it does not wait. It has not \
             come, or its query runs, or it got its reply or error"
        );
    }

    fn random_of(&self, request: u32) -> Random {
        Random::new(Random::new(self.seed ^ u64::from(request)).bits())
    }
}

/// A buffer is filled by a number for each so many bytes.
const PART: usize = 512;

/// The requests that the database works on, each with a connection or
/// whatever is kept for it. Its places lie in the table itself, so it
/// allocates nothing.
#[derive(Default)]
pub struct InUse<T>(ArrayVec<(u32, T), MOST_LIVE>);

impl<T> InUse<T> {
    /// A table of no requests.
    pub fn new() -> Self {
        Self(ArrayVec::new())
    }

    /// Counts the requests.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// True if all [`MOST_LIVE`] places are taken.
    pub fn is_full(&self) -> bool {
        self.0.is_full()
    }

    /// Keeps something for a request.
    ///
    /// # Panics
    ///
    /// If all [`MOST_LIVE`] places are taken.
    #[track_caller]
    pub fn put(&mut self, request: u32, kept: T) {
        self.0.push((request, kept));
    }

    /// Hands out what was kept for a request.
    ///
    /// # Panics
    ///
    /// If nothing is kept for it.
    #[track_caller]
    pub fn take(&mut self, request: u32) -> T {
        let at = self.0.iter().position(|(of, _)| *of == request);
        let at = at.unwrap_or_else(|| {
            panic!("nothing is kept for request {request}");
        });
        self.0.swap_remove(at).1
    }
}

/// A request, as it is before anything is done for it.
#[derive(Clone, Copy)]
struct Request {
    /// The tick in which it comes.
    comes: u64,
    /// The ticks that its query takes.
    takes: u64,
    /// True if its connection breaks.
    breaks: bool,
}

/// The ticks from one rush to the next, and those of a rush.
const PERIOD: u64 = 100;
const RUSH: u64 = 4;

/// So many requests: one in two ticks on average, and so many more in each
/// rush.
fn requests(
    random: &mut Random,
    count: usize,
    rush: u64,
    breaking: u64,
) -> Vec<Request> {
    let mut requests = Vec::with_capacity(count);
    let mut now = 0;
    while requests.len() < count {
        let since = (now + PERIOD - 10) % PERIOD;
        let rush = (since + 1).min(RUSH) * rush / RUSH
            - since.min(RUSH) * rush / RUSH;
        for _ in 0..rush + random.below(2) {
            let takes = 4 + random.below(9);
            let breaks = random.below(100) < breaking;
            requests.push(Request { comes: now, takes, breaks });
        }
        now += 1;
    }
    requests.truncate(count);
    requests
}

/// The course of a case's requests, whoever serves them.
#[derive(Default)]
struct Schedule {
    /// The ticks until the last request has its reply or its error.
    ticks: u64,
    /// The most queries at once.
    most_running: usize,
    /// The most requests that wait at the end of a tick's arrivals.
    most_waiting: usize,
    /// The queries that run.
    started: usize,
    /// The queries that break their connection.
    broken: usize,
}

impl Schedule {
    fn of(requests: &[Request], limit: u64) -> Self {
        let mut schedule = Self::default();
        let mut running: ArrayVec<u64, MOST_LIVE> = ArrayVec::new();
        let mut waiting: VecDeque<&Request> = VecDeque::new();
        let mut coming = requests.iter().peekable();
        let mut now = 0;
        while coming.peek().is_some()
            || !waiting.is_empty()
            || !running.is_empty()
        {
            running.retain(|ends| *ends > now);
            while let Some(next) = coming.next_if(|next| next.comes == now) {
                waiting.push_back(next);
            }
            schedule.most_waiting = schedule.most_waiting.max(waiting.len());
            while !running.is_full()
                && let Some(next) = waiting.pop_front()
            {
                running.push(now + next.takes);
                schedule.started += 1;
                schedule.broken += usize::from(next.breaks);
            }
            schedule.most_running = schedule.most_running.max(running.len());
            waiting.retain(|next| now - next.comes < limit);
            now += 1;
        }
        schedule.ticks = now;
        schedule
    }
}

/// A number that depends on all that requests were told, and the errors.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answer {
    checksum: u64,
    errors: usize,
    first: Option<Exhausted>,
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { checksum, errors, first } = self;
        write!(f, "{checksum}, {errors} errors")?;
        match first {
            Some(error) => write!(f, "; the first: {error}"),
            None => Ok(()),
        }
    }
}

/// The exercise.
pub struct ConnectionPool;

impl Exercise for ConnectionPool {
    type Case = Case;
    type Answer = Answer;

    const SLUG: &'static str = "connection-pool";
    const HEADLINE: Headline = Headline::Peak;
    const KNOBS: &'static [KnobSpec] = &[
        KnobSpec {
            name: "requests",
            label: "Requests",
            default: 1_000,
            min: 0,
            max: 10_000,
            scale: Scale::Logarithmic,
            sweep: &[1, 10, 30, 100, 300, 1_000, 3_000],
        },
        KnobSpec {
            name: "rush",
            label: "Requests more in a rush",
            default: 60,
            min: 0,
            max: 200,
            scale: Scale::Linear,
            sweep: &[1, 10, 20, 40, 60, 100, 200],
        },
        KnobSpec {
            name: "limit",
            label: "Ticks that a request waits at most",
            default: 20,
            min: 0,
            max: 90,
            scale: Scale::Linear,
            sweep: &[1, 5, 10, 20, 40, 60, 90],
        },
        KnobSpec {
            name: "breaking",
            label: "Queries of a hundred that break a connection",
            default: 5,
            min: 0,
            max: 100,
            scale: Scale::Linear,
            sweep: &[],
        },
    ];
    const VARIANTS: &'static [Variant<Case, Answer>] = &[
        Variant { name: "naive", solve: naive::solve },
        Variant { name: "bounded", solve: bounded::solve },
        Variant { name: "optimized", solve: optimized::solve },
    ];
    const EDGES: Edges = &[
        &[("requests", 0)],
        &[("requests", 1)],
        &[("requests", 1), ("breaking", 100), ("limit", 0)],
        &[("requests", 300), ("rush", 0)],
        &[("requests", 300), ("limit", 0)],
        &[("requests", 300), ("limit", 1), ("breaking", 50)],
        &[("requests", 300), ("breaking", 100)],
        &[("requests", 1_000), ("rush", 200), ("limit", 90)],
        &[("requests", 3_000), ("rush", 100), ("breaking", 0)],
    ];

    fn most_allocations(case: &Case) -> Option<u64> {
        // A connection for each place, and one for each that broke; and lists
        // that grow.
        Some((MOST_LIVE + case.schedule.broken + 24) as u64)
    }

    fn findings(case: &Case, answer: &Answer) -> Vec<Finding> {
        let Counts { opened, most, .. } = &*case.counts;
        let Schedule { started, broken, most_running, most_waiting, .. } =
            case.schedule;
        let table = Numbers::new("what", ["number"])
            .row("connections opened", [cell(opened.get())])
            .row("connections open at once, at most", [cell(most.get())])
            .row("queries", [cell(started)])
            .row("queries at once, at most", [cell(most_running)])
            .row("connections that broke", [cell(broken)])
            .row("requests that came or waited, at most", [cell(most_waiting)])
            .row("requests that waited too long", [cell(answer.errors)]);
        vec![table.titled("Connections and requests")]
    }

    fn case(values: &Values) -> Case {
        // The same requests whatever the limit, so that limits can be compared.
        let mut random = values.random_of_exercise();
        let seed = random.bits();
        let limit = values.get("limit");
        let requests = requests(
            &mut random,
            values.count("requests"),
            values.get("rush"),
            values.get("breaking"),
        );
        Case {
            limit,
            schedule: Schedule::of(&requests, limit),
            seed,
            now: Cell::new(0),
            came: Cell::new(0),
            running: RefCell::default(),
            states: vec![Cell::new(State::Ahead); requests.len()],
            answer: Cell::default(),
            requests,
            counts: Rc::default(),
        }
    }

    fn floor(case: &Case) -> u64 {
        (case.schedule.most_running * BUFFER_BYTES) as u64
    }

    fn budget(case: &Case) -> u64 {
        // Ten buffers, and less than another one: for lists, one of them of
        // the requests that wait, which may grow by doubling.
        let waiting = 48 * case.schedule.most_waiting;
        (MOST_LIVE * BUFFER_BYTES + (40 << 10) + waiting) as u64
    }
}

#[cfg(test)]
mod tests {
    use protocol::random::Random;

    use super::{Exhausted, MOST_LIVE, Schedule, requests};

    #[test]
    fn a_rush_fills_the_database_and_some_wait_too_long() {
        let requests = requests(&mut Random::new(1), 1_000, 60, 5);
        assert_eq!(requests.len(), 1_000);
        assert!(requests.is_sorted_by_key(|request| request.comes));
        let [short, long] =
            [20, 10_000].map(|limit| Schedule::of(&requests, limit));
        assert_eq!(short.most_running, MOST_LIVE);
        assert!((500..900).contains(&short.started), "{}", short.started);
        assert_eq!(long.started, 1_000);
    }

    #[test]
    fn a_rush_brings_as_many_more_as_it_says() {
        for rush in [0, 1, 3, 7, 60, 200] {
            let of = |rush| requests(&mut Random::new(1), 250, rush, 0);
            let in_rush = |rush| {
                let all = of(rush);
                let during = |comes| (10_u64..14).contains(&comes);
                all.iter().filter(|one| during(one.comes)).count()
            };
            let more = in_rush(rush);
            assert!((rush..=rush + 4).contains(&(more as u64)), "{more}");
        }
    }

    #[test]
    fn the_bytes_for_lists_are_less_than_one_more_connection() {
        let requests = requests(&mut Random::new(1), 10_000, 200, 5);
        let most = Schedule::of(&requests, 90).most_waiting;
        assert!((40 << 10) + 48 * most < super::BUFFER_BYTES, "{most}");
    }

    #[test]
    fn an_error_says_what_where_and_the_next_step() {
        let error =
            Exhausted { request: 7, waited: 20, in_use: 10, waiting: 3 };
        assert_eq!(
            error.to_string(),
            "request 7 got no connection in 20 ticks: 10 are in use, and 3 \
             more requests wait; ask again later"
        );
    }
}
