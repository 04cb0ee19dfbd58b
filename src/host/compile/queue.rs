//! The queue of jobs: who goes first, and who makes room for others.
//!
//! A few jobs run at once. Turns go by what was spent of late: first among
//! addresses, each by what its learners cost on average, then among the learners
//! of one. A job that takes longer than others, while one waits that would go
//! before it, makes room: it goes on in the slow lane, at the lowest priority,
//! and if that is full, it waits for a place there and starts anew. So who asks
//! for what takes long, or asks in many names, holds up nobody for long.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::oneshot;
use tokio::time::sleep;

use super::Learner;
use super::accounts::Accounts;
use super::process::Speed;

/// The most jobs that may wait: half of the connections that the host takes.
const PLACES: usize = 128;
/// The most jobs of a learner: one that runs and one that waits.
const OF_A_LEARNER: usize = 2;
/// The most jobs of all those behind one address: a class behind one router, or
/// one who claims to be a class.
const OF_AN_ADDRESS: usize = 96;
/// The most jobs in the slow lane.
const SLOW: usize = 2;
/// The most memory that a job may need, in bytes.
const MEMORY_OF_A_JOB: u64 = 1_536 << 20;

/// The time for which one who was turned away keeps their rank.
const REMEMBERED: Duration = Duration::from_mins(2);

/// The time after which a job may have to make room: so many times the usual
/// one, within bounds.
const LONG: u32 = 3;
const SHORTEST_STAY: Duration = Duration::from_millis(1_500);
const LONGEST_STAY: Duration = Duration::from_secs(6);

/// The time after which a job that may have to make room is looked at again.
const LOOK: Duration = Duration::from_millis(100);

/// The weight of the newest job's time in the usual one.
const NEWEST: f64 = 1.0 / 8.0;

/// The number of jobs that run at once in each lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Lanes {
    pub(super) quick: usize,
    pub(super) slow: usize,
}

/// A lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lane {
    /// Where all start.
    Quick,
    /// Where those go on that take long.
    Slow,
}

/// The queue.
#[derive(Debug)]
pub(super) struct Queue {
    lanes: Lanes,
    state: Mutex<State>,
}

#[derive(Debug)]
struct State {
    free: Lanes,
    waiting: Vec<Waiting>,
    running: Vec<Running>,
    turned_away: Vec<TurnedAway>,
    accounts: Accounts,
    /// The number of the next one who comes.
    next: u64,
    /// The usual time of a job.
    usual: Duration,
}

/// A job that waits for its turn.
#[derive(Debug)]
struct Waiting {
    job: Job,
    lane: Lane,
    answer: oneshot::Sender<Result<Turn, Full>>,
}

/// A job, and who waits for what comes of it.
#[derive(Clone, Debug)]
struct Job {
    name: String,
    learners: Vec<Learner>,
    /// The order in which jobs came.
    number: u64,
}

/// A job that runs, at the cost of one learner.
#[derive(Debug)]
struct Running {
    number: u64,
    learner: Learner,
    since: Instant,
}

#[derive(Debug)]
struct TurnedAway {
    learner: Learner,
    number: u64,
    at: Instant,
}

/// The reason for which there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Full {
    /// All places are taken.
    Everyone,
    /// Those of this learner's address are.
    Address,
    /// This learner's are.
    Learner,
}

/// A place in the queue, given back when dropped.
#[derive(Debug)]
pub(super) struct Place {
    queue: Arc<Queue>,
    number: u64,
    answer: oneshot::Receiver<Result<Turn, Full>>,
}

/// A job's turn: it may run until this is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    queue: Arc<Queue>,
    job: Job,
    lane: Lane,
    since: Instant,
}

/// The rank of a job: the least goes first.
#[derive(Clone, Copy, Debug)]
struct Rank {
    /// The average cost of the learners at its address.
    address: f64,
    /// The learner's cost.
    learner: f64,
    number: u64,
}

impl Rank {
    fn cmp(&self, other: &Self) -> Ordering {
        let address = self.address.total_cmp(&other.address);
        let learner = self.learner.total_cmp(&other.learner);
        address.then(learner).then(self.number.cmp(&other.number))
    }
}

impl Lanes {
    /// The number of places of that lane.
    fn of(&mut self, lane: Lane) -> &mut usize {
        match lane {
            Lane::Quick => &mut self.quick,
            Lane::Slow => &mut self.slow,
        }
    }
}

impl Queue {
    /// A queue with lanes of that width.
    pub(super) fn new(lanes: Lanes) -> Arc<Self> {
        Arc::new(Self {
            lanes,
            state: Mutex::new(State {
                free: lanes,
                waiting: Vec::new(),
                running: Vec::new(),
                turned_away: Vec::new(),
                accounts: Accounts::default(),
                next: 0,
                usual: Duration::ZERO,
            }),
        })
    }

    /// A place for that job of that learner, if there is one. If all are taken,
    /// the job that would be the last makes way, if this one would go before it.
    pub(super) fn place(self: &Arc<Self>, learner: &Learner, name: &str) -> Result<Place, Full> {
        let now = Instant::now();
        let mut state = self.state();
        let full = state.full(learner, self.lanes.quick + PLACES);
        if full == Some(Full::Learner) {
            return Err(Full::Learner);
        }
        let number = state.number(learner);
        if let Some(full) = full {
            state.make_way(full, learner, number, now)?;
        }
        let job = Job {
            name: name.to_owned(),
            learners: vec![learner.clone()],
            number,
        };
        Ok(self.wait(state, job, Lane::Quick))
    }

    /// Lets one more learner wait for a job: it goes by the one who goes first.
    pub(super) fn join(self: &Arc<Self>, learner: &Learner, name: &str) {
        let mut state = self.state();
        let job = state.waiting.iter_mut().find(|one| one.job.name == name);
        if let Some(Waiting { job, .. }) = job
            && !job.learners.contains(learner)
        {
            job.learners.push(learner.clone());
            // The others may all have one that runs.
            self.go_on(state);
        }
    }

    fn wait(self: &Arc<Self>, mut state: MutexGuard<'_, State>, job: Job, lane: Lane) -> Place {
        let (answer, receiver) = oneshot::channel();
        let number = job.number;
        state.waiting.push(Waiting { job, lane, answer });
        self.go_on(state);
        Place {
            queue: Arc::clone(self),
            number,
            answer: receiver,
        }
    }

    /// Starts the jobs for which there is a turn.
    fn go_on(self: &Arc<Self>, mut state: MutexGuard<'_, State>) {
        let now = Instant::now();
        let mut started = Vec::new();
        for lane in [Lane::Quick, Lane::Slow] {
            while *state.free.of(lane) > 0
                && let Some((_, index, learner)) = state.first(lane, &state.costs(now))
            {
                let learner = learner.clone();
                let Waiting { job, answer, .. } = state.waiting.remove(index);
                *state.free.of(lane) -= 1;
                state.running.push(Running {
                    number: job.number,
                    learner,
                    since: now,
                });
                let turn = Turn {
                    queue: Arc::clone(self),
                    job,
                    lane,
                    since: now,
                };
                started.push((answer, turn));
            }
        }
        // A turn that nobody takes is dropped, and asks for the state again.
        drop(state);
        for (answer, turn) in started {
            drop(answer.send(Ok(turn)));
        }
    }

    /// A panic leaves it whole enough: at worst a place is lost.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// The reason for which that learner gets no place among so many, if there
    /// is one. The one that learners can do something about themselves is first.
    fn full(&self, learner: &Learner, places: usize) -> Option<Full> {
        let all = || {
            let running = self.running.iter().map(|job| &job.learner);
            running.chain(self.waiting.iter().map(|one| one.job.owner()))
        };
        let own = all().filter(|other| *other == learner).count();
        let here = all().filter(|other| other.address == learner.address);
        if own >= OF_A_LEARNER {
            Some(Full::Learner)
        } else if here.count() >= OF_AN_ADDRESS {
            Some(Full::Address)
        } else if all().count() >= places {
            Some(Full::Everyone)
        } else {
            None
        }
    }

    /// Turns the last one who waits away, if this learner would go before it
    /// with that number, and otherwise this learner.
    fn make_way(
        &mut self,
        full: Full,
        learner: &Learner,
        number: u64,
        now: Instant,
    ) -> Result<(), Full> {
        let concerned = |other: &Learner| match full {
            Full::Address => other.address == learner.address,
            Full::Everyone | Full::Learner => true,
        };
        let costs = self.costs(now);
        let rank = costs.rank(learner, number);
        let jobs = self.waiting.iter().enumerate();
        let last = jobs
            .filter(|(_, one)| concerned(one.job.owner()))
            .map(|(index, one)| (index, costs.best(&one.job)))
            .max_by(|(_, one), (_, other)| one.cmp(other));
        match last {
            Some((index, last)) if rank.cmp(&last).is_lt() => {
                let Waiting { job, answer, .. } = self.waiting.remove(index);
                self.turn_away(job.owner(), job.number, now);
                drop(answer.send(Err(full)));
                Ok(())
            }
            _ => {
                self.turn_away(learner, number, now);
                Err(full)
            }
        }
    }

    /// Remembers the number of one who finds no place, so that who asks more
    /// often does not go first.
    fn turn_away(&mut self, learner: &Learner, number: u64, at: Instant) {
        let is_new = |one: &TurnedAway| at.saturating_duration_since(one.at) < REMEMBERED;
        self.turned_away.retain(is_new);
        if self.turned_away.len() < 2 * PLACES {
            let learner = learner.clone();
            self.turned_away.push(TurnedAway {
                learner,
                number,
                at,
            });
        }
    }

    /// The number of the learner's next job: the one that they had when there
    /// was no place, or a new one.
    fn number(&mut self, learner: &Learner) -> u64 {
        let mut all = self.turned_away.iter();
        if let Some(TurnedAway { number, .. }) = all.find(|one| one.learner == *learner) {
            let number = *number;
            self.turned_away.retain(|one| one.learner != *learner);
            return number;
        }
        self.next += 1;
        self.next - 1
    }

    /// The job that is next in that lane, and the learner whose turn it is: who
    /// has a job that runs waits for its end.
    fn first(&self, lane: Lane, costs: &Costs<'_>) -> Option<(Rank, usize, &Learner)> {
        let runs = |learner: &Learner| self.running.iter().any(|job| job.learner == *learner);
        let jobs = self.waiting.iter().enumerate();
        jobs.filter(|(_, one)| one.lane == lane)
            .flat_map(|(index, one)| one.job.learners.iter().map(move |who| (index, one, who)))
            .filter(|(_, _, learner)| !runs(learner))
            .map(|(index, one, learner)| (costs.rank(learner, one.job.number), index, learner))
            .min_by(|(one, ..), (other, ..)| one.cmp(other))
    }

    /// Tells whether a job waits in the quick lane that would go before this
    /// one, which runs.
    fn must_make_room(&self, number: u64, now: Instant) -> bool {
        let costs = self.costs(now);
        let running = self.running.iter().find(|job| job.number == number);
        let first = self.first(Lane::Quick, &costs);
        running.zip(first).is_some_and(|(running, (first, ..))| {
            first.cmp(&costs.rank(&running.learner, number)).is_lt()
        })
    }

    fn costs(&self, now: Instant) -> Costs<'_> {
        Costs {
            state: self,
            known: self.accounts.known(now),
            now,
        }
    }
}

/// The costs of those who wait and run, at one time.
struct Costs<'a> {
    state: &'a State,
    known: HashMap<&'a str, u32>,
    now: Instant,
}

impl Costs<'_> {
    /// The rank of a learner's job with that number.
    fn rank(&self, learner: &Learner, number: u64) -> Rank {
        let address = &learner.address;
        let accounts = &self.state.accounts;
        let here = self.running(|other| other.address == *address);
        let known = self.known.get(address.as_str()).copied().unwrap_or(0);
        Rank {
            address: (accounts.of_address(address, self.now) + here) / f64::from(known.max(1)),
            learner: accounts.of(learner, self.now) + self.running(|other| other == learner),
            number,
        }
    }

    /// The rank of a job by the one of its learners who goes first.
    fn best(&self, job: &Job) -> Rank {
        let ranks = job.learners.iter();
        let ranks = ranks.map(|learner| self.rank(learner, job.number));
        let owner = self.rank(job.owner(), job.number);
        ranks.fold(
            owner,
            |best, rank| {
                if rank.cmp(&best).is_lt() { rank } else { best }
            },
        )
    }

    /// The cost of these learners' jobs that run: of each at least the usual
    /// one, so that a turn counts from its start.
    fn running(&self, whose: impl Fn(&Learner) -> bool) -> f64 {
        let jobs = self.state.running.iter().filter(|job| whose(&job.learner));
        let cost = |job: &Running| {
            let passed = self.now.saturating_duration_since(job.since);
            passed.max(self.state.usual).as_secs_f64()
        };
        jobs.map(cost).sum()
    }
}

impl Job {
    /// The learner who asked first.
    fn owner(&self) -> &Learner {
        &self.learners[0]
    }
}

impl Place {
    /// Waits for the job's turn, unless one who goes first takes the place.
    pub(super) async fn turn(mut self) -> Result<Turn, Full> {
        let answer = (&mut self.answer).await;
        answer.unwrap_or(Err(Full::Everyone))
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut state = self.queue.state();
        let waits = |one: &Waiting| one.job.number != self.number;
        state.waiting.retain(waits);
    }
}

impl Turn {
    /// The speed of the job in its lane.
    pub(super) fn speed(&self) -> Speed {
        match self.lane {
            Lane::Quick => Speed::Usual,
            Lane::Slow => Speed::Lowest,
        }
    }

    /// Waits until the job has to make room: it took long, and another one that
    /// would go before it waits. It never has to where there is no slow lane.
    pub(super) async fn is_over(&self) {
        if self.lane == Lane::Slow || self.queue.lanes.slow == 0 {
            return std::future::pending().await;
        }
        let usual = self.queue.state().usual;
        sleep((usual * LONG).clamp(SHORTEST_STAY, LONGEST_STAY)).await;
        while !self.must_make_room() {
            sleep(LOOK).await;
        }
    }

    fn must_make_room(&self) -> bool {
        let state = self.queue.state();
        state.must_make_room(self.job.number, Instant::now())
    }

    /// Moves the job to the slow lane, if there is room.
    pub(super) fn slow_down(mut self) -> Result<Self, Self> {
        let mut state = self.queue.state();
        if state.free.slow == 0 {
            drop(state);
            return Err(self);
        }
        state.free.slow -= 1;
        state.free.quick += 1;
        self.queue.go_on(state);
        self.lane = Lane::Slow;
        Ok(self)
    }

    /// Gives the turn up for a place of the slow lane.
    pub(super) fn wait_for_slow(self) -> Place {
        let queue = Arc::clone(&self.queue);
        let job = self.job.clone();
        drop(self);
        let state = queue.state();
        queue.wait(state, job, Lane::Slow)
    }

    /// Notes that the job ended by itself: its time is a usual one.
    pub(super) fn was_usual(&self) {
        let mut state = self.queue.state();
        let passed = self.since.elapsed();
        state.usual = if state.usual.is_zero() {
            passed
        } else {
            state.usual.mul_f64(1.0 - NEWEST) + passed.mul_f64(NEWEST)
        };
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let now = Instant::now();
        let mut state = self.queue.state();
        let index = state
            .running
            .iter()
            .position(|job| job.number == self.job.number);
        if let Some(index) = index {
            let Running { learner, since, .. } = state.running.swap_remove(index);
            let passed = now.saturating_duration_since(since);
            state.accounts.charge(&learner, passed, now);
        }
        *state.free.of(self.lane) += 1;
        self.queue.go_on(state);
    }
}

/// Computes how many jobs this machine runs at once: in the quick lane one more
/// than it has cores, since each waits at times for a process to start or a
/// file; and in both no more than it has memory for that is free now.
pub(super) fn capacity() -> Lanes {
    let by_cores = std::thread::available_parallelism().map_or(1, usize::from) + 1;
    let by_memory = free_memory().map_or(by_cores + SLOW, |bytes| {
        usize::try_from(bytes / MEMORY_OF_A_JOB).unwrap_or(by_cores + SLOW)
    });
    lanes(by_cores, by_memory)
}

/// Divides the jobs for which there is memory. Where there is any for more than
/// one, the slow lane gets some.
fn lanes(by_cores: usize, by_memory: usize) -> Lanes {
    let quick = by_cores.min(by_memory.saturating_sub(1)).max(1);
    Lanes {
        quick,
        slow: by_memory.saturating_sub(quick).min(SLOW),
    }
}

/// The bytes of memory that are free, where the system tells.
fn free_memory() -> Option<u64> {
    let told = std::fs::read_to_string("/proc/meminfo").ok()?;
    let line = told
        .lines()
        .find_map(|line| line.strip_prefix("MemAvailable:"))?;
    let kib: u64 = line.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib << 10)
}

#[cfg(test)]
mod tests;
