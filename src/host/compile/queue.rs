//! Who compiles when: a few jobs at once, some waiting, and of each learner
//! one of either.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{OwnedMutexGuard, OwnedSemaphorePermit, Semaphore};

/// How many jobs may wait.
const PLACES: usize = 64;
/// How many jobs a learner may have: one that runs and one that waits.
const OF_A_LEARNER: usize = 2;
/// How much memory a job may need.
const MEMORY_OF_A_JOB: u64 = 1_536 << 20;

/// The queue.
#[derive(Debug)]
pub(super) struct Queue {
    running: Arc<Semaphore>,
    at_once: usize,
    learners: Mutex<HashMap<String, Learner>>,
}

#[derive(Debug, Default)]
struct Learner {
    jobs: usize,
    /// Held by the learner's running job.
    turn: Arc<tokio::sync::Mutex<()>>,
}

/// Why there is no place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Full {
    /// All places are taken.
    Everyone,
    /// This learner's are.
    Learner,
}

/// A place in the queue, given back when dropped.
#[derive(Debug)]
pub(super) struct Place {
    queue: Arc<Queue>,
    learner: String,
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
    pub(super) fn place(self: &Arc<Self>, learner: &str) -> Result<Place, Full> {
        let mut learners = self.learners.lock().unwrap_or_else(PoisonError::into_inner);
        let jobs: usize = learners.values().map(|learner| learner.jobs).sum();
        if jobs >= self.at_once + PLACES {
            return Err(Full::Everyone);
        }
        let entry = learners.entry(learner.to_owned()).or_default();
        if entry.jobs >= OF_A_LEARNER {
            return Err(Full::Learner);
        }
        entry.jobs += 1;
        Ok(Place {
            queue: Arc::clone(self),
            learner: learner.to_owned(),
            turn: Arc::clone(&entry.turn),
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
        if let Some(entry) = learners.get_mut(&self.learner) {
            entry.jobs -= 1;
            if entry.jobs == 0 {
                learners.remove(&self.learner);
            }
        }
    }
}

/// How many jobs this machine runs at once: as many as it has cores for, and
/// memory that is free now.
pub(super) fn capacity() -> usize {
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let by_memory = free_memory().map_or(cores, |bytes| {
        usize::try_from(bytes / MEMORY_OF_A_JOB).unwrap_or(cores)
    });
    cores.min(by_memory).max(1)
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

    #[test]
    fn a_learner_has_one_running_and_one_waiting() {
        let queue = Queue::new(4);
        let running = now(queue.place("a").unwrap().turn()).expect("slots are free");
        let waiting = queue.place("a").unwrap();
        assert_eq!(queue.place("a").unwrap_err(), Full::Learner);
        assert!(queue.place("b").is_ok());
        let mut waiting = Box::pin(waiting.turn());
        assert!(now(&mut waiting).is_none());
        drop(running);
        assert!(now(&mut waiting).is_some());
    }

    #[test]
    fn a_full_queue_turns_away_and_a_place_given_back_is_free() {
        let queue = Queue::new(1);
        let mut places: Vec<Place> = (0..=PLACES)
            .map(|number| queue.place(&number.to_string()).unwrap())
            .collect();
        assert_eq!(queue.place("late").unwrap_err(), Full::Everyone);
        places.pop();
        assert!(queue.place("late").is_ok());
    }

    #[test]
    fn a_job_that_is_dropped_while_it_waits_leaves_no_trace() {
        let queue = Queue::new(1);
        let running = now(queue.place("a").unwrap().turn()).expect("the slot is free");
        let mut waiting = Box::pin(queue.place("b").unwrap().turn());
        assert!(now(&mut waiting).is_none());
        drop(waiting);
        drop(running);
        assert!(now(queue.place("c").unwrap().turn()).is_some());
        assert!(queue.learners.lock().unwrap().is_empty());
    }
}
