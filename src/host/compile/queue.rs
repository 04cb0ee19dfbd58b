//! The queue of jobs: a few run at once, and some wait. A learner has at most
//! one of either, and an address no more than half.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

use super::Learner;

/// The most jobs that may wait.
const PLACES: usize = 64;
/// The most jobs of a learner: one that runs and one that waits.
const OF_A_LEARNER: usize = 2;
/// The most jobs of all those behind one address: a class behind one router, or
/// one who claims to be a class.
const OF_AN_ADDRESS: usize = 32;
/// The most memory that a job may need, in bytes.
const MEMORY_OF_A_JOB: u64 = 1_536 << 20;

/// The queue.
#[derive(Debug)]
pub(super) struct Queue {
    running: Arc<Semaphore>,
    at_once: usize,
    learners: Mutex<HashMap<Learner, Jobs>>,
}

/// The jobs of a learner.
#[derive(Debug, Default)]
struct Jobs {
    count: usize,
    /// Held by the learner's running job.
    turn: Arc<tokio::sync::Mutex<()>>,
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
    learner: Learner,
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// A job's turn: it may run until this is dropped.
#[derive(Debug)]
pub(super) struct Turn {
    _learner: OwnedMutexGuard<()>,
    _slot: OwnedSemaphorePermit,
    _place: Place,
}

impl Queue {
    /// A queue that lets `at_once` jobs run at a time.
    pub(super) fn new(at_once: usize) -> Arc<Self> {
        Arc::new(Self {
            running: Arc::new(Semaphore::new(at_once)),
            at_once,
            learners: Mutex::default(),
        })
    }

    /// A place for a job of that learner, if there is one.
    pub(super) fn place(self: &Arc<Self>, learner: &Learner) -> Result<Place, Full> {
        let mut learners = self.learners.lock().unwrap_or_else(PoisonError::into_inner);
        let count = |whose: &dyn Fn(&Learner) -> bool| -> usize {
            let entries = learners.iter().filter(|(other, _)| whose(other));
            entries.map(|(_, jobs)| jobs.count).sum()
        };
        // The limit that learners can do something about themselves is told first.
        if count(&|other| other == learner) >= OF_A_LEARNER {
            return Err(Full::Learner);
        }
        if count(&|other| other.address == learner.address) >= OF_AN_ADDRESS {
            return Err(Full::Address);
        }
        if count(&|_| true) >= self.at_once + PLACES {
            return Err(Full::Everyone);
        }
        let jobs = learners.entry(learner.clone()).or_default();
        jobs.count += 1;
        Ok(Place {
            queue: Arc::clone(self),
            learner: learner.clone(),
            turn: Arc::clone(&jobs.turn),
        })
    }
}

impl Place {
    /// Waits for the job's turn: first the learner's own, then in the order in
    /// which jobs came this far.
    pub(super) async fn turn(self) -> Turn {
        let learner = Arc::clone(&self.turn).lock_owned().await;
        let slot = Arc::clone(&self.queue.running).acquire_owned().await;
        Turn {
            _learner: learner,
            _slot: slot.expect("the queue never closes"),
            _place: self,
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        let mut learners = self
            .queue
            .learners
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some(jobs) = learners.get_mut(&self.learner) {
            jobs.count -= 1;
            if jobs.count == 0 {
                learners.remove(&self.learner);
            }
        }
    }
}

/// Computes how many jobs this machine runs at once: one more than it has
/// cores, since each waits at times for a process to start or a file, and no
/// more than it has memory for that is free now.
pub(super) fn capacity() -> usize {
    let by_cores = std::thread::available_parallelism().map_or(1, usize::from) + 1;
    let by_memory = free_memory().map_or(by_cores, |bytes| {
        usize::try_from(bytes / MEMORY_OF_A_JOB).unwrap_or(by_cores)
    });
    by_cores.min(by_memory).max(1)
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
mod tests {
    use super::*;

    fn now<T>(future: impl Future<Output = T>) -> Option<T> {
        use futures_util::FutureExt;
        future.now_or_never()
    }

    fn place(queue: &Arc<Queue>, address: &str) -> Result<Place, Full> {
        queue.place(&Learner::at(address))
    }

    #[test]
    fn a_learner_has_one_running_and_one_waiting() {
        let queue = Queue::new(4);
        let running = now(place(&queue, "a").unwrap().turn()).expect("slots are free");
        let waiting = place(&queue, "a").unwrap();
        assert_eq!(place(&queue, "a").unwrap_err(), Full::Learner);
        assert!(place(&queue, "b").is_ok());
        let mut waiting = Box::pin(waiting.turn());
        assert!(now(&mut waiting).is_none());
        drop(running);
        assert!(now(&mut waiting).is_some());
    }

    #[test]
    fn tabs_of_one_address_are_learners_of_their_own() {
        let queue = Queue::new(4);
        let tab = |name: &str| queue.place(&Learner::at("a").in_tab(name));
        let _first = now(tab("1").unwrap().turn()).expect("slots are free");
        let _other = now(tab("2").unwrap().turn()).expect("the other tab does not wait");
        let _waits = tab("1").unwrap();
        assert_eq!(tab("1").unwrap_err(), Full::Learner);
        assert!(tab("2").is_ok());
        assert!(place(&queue, "a").is_ok());
    }

    #[test]
    fn one_address_does_not_take_the_whole_queue() {
        let queue = Queue::new(1);
        let tab = |number: usize| queue.place(&Learner::at("a").in_tab(&number.to_string()));
        let mut flood: Vec<Place> = (0..OF_AN_ADDRESS).map(|n| tab(n).unwrap()).collect();
        assert_eq!(tab(OF_AN_ADDRESS).unwrap_err(), Full::Address);
        assert!(place(&queue, "b").is_ok());
        flood.pop();
        assert!(tab(OF_AN_ADDRESS).is_ok());
    }

    #[test]
    fn a_full_queue_turns_away_and_a_place_given_back_is_free() {
        let queue = Queue::new(1);
        let mut places: Vec<Place> = (0..=PLACES)
            .map(|number| place(&queue, &number.to_string()).unwrap())
            .collect();
        assert_eq!(place(&queue, "late").unwrap_err(), Full::Everyone);
        places.pop();
        assert!(place(&queue, "late").is_ok());
    }

    #[test]
    fn a_job_that_is_dropped_while_it_waits_leaves_no_trace() {
        let queue = Queue::new(1);
        let running = now(place(&queue, "a").unwrap().turn()).expect("the slot is free");
        let mut waiting = Box::pin(place(&queue, "b").unwrap().turn());
        assert!(now(&mut waiting).is_none());
        drop(waiting);
        drop(running);
        assert!(now(place(&queue, "c").unwrap().turn()).is_some());
        assert!(queue.learners.lock().unwrap().is_empty());
    }
}
