//! The jobs of one press, which of them the one live worker has, and what came
//! of them so far.

use std::rc::Rc;

use protocol::{Failure, Job, Outcome, Request, TracedCall};

/// The number of runs that one worker is given. Each run has an instance with
/// its own linear memory, and browsers are late to free the address space of
/// dropped instances; a new worker frees all of it at once.
const JOBS_PER_WORKER: usize = 12;

/// The purpose of a press's jobs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Every variant once: the figures.
    Run,
    /// Every variant once more, to see that the figures repeat.
    Confirm,
    /// Every variant once in the traced module: which lines.
    Trace,
    /// Every variant at every size of a knob's sweep.
    Growth,
}

/// Names one batch of jobs, and so the one worker that runs it. The
/// messages of a worker with another key are dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BatchKey<P = Purpose> {
    /// The number of the press that it belongs to, counted from 1.
    pub press: u32,
    /// The purpose of the jobs.
    pub purpose: P,
    /// The number of the batch among those of these jobs, counted from 0.
    pub batch: usize,
}

/// The calls that a traced module's outcomes refer to by number, or why there
/// are none, a sentence without a dot.
pub type Calls = Result<Rc<[TracedCall]>, String>;

/// The jobs that are being run, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub struct Live<P = Purpose> {
    press: u32,
    purpose: P,
    requests: Vec<Request>,
    ended: usize,
    outcomes: Vec<Outcome>,
    calls: Calls,
}

impl<P: Copy + PartialEq> Live<P> {
    /// All these requests, in order. A request's place is its job's id.
    pub fn new(press: u32, purpose: P, requests: Vec<Request>) -> Self {
        Self {
            press,
            purpose,
            requests,
            ended: 0,
            outcomes: Vec::new(),
            calls: Ok(Rc::default()),
        }
    }

    /// The batch that a worker should have now.
    pub fn key(&self) -> BatchKey<P> {
        BatchKey {
            press: self.press,
            purpose: self.purpose,
            batch: self.ended / JOBS_PER_WORKER,
        }
    }

    /// The jobs of that batch.
    pub fn jobs(&self) -> Vec<Job> {
        let first = self.key().batch * JOBS_PER_WORKER;
        (0_u32..)
            .zip(&self.requests)
            .skip(first)
            .take(JOBS_PER_WORKER)
            .map(|(id, request)| Job {
                id,
                request: request.clone(),
            })
            .collect()
    }

    /// Takes the calls of that batch, if it is awaited.
    pub fn learn(&mut self, key: BatchKey<P>, calls: Calls) {
        if self.key() == key {
            self.calls = calls;
        }
    }

    /// Notes that the job of that id ended, and gives its place if it is the
    /// one that was awaited.
    pub fn end(&mut self, key: BatchKey<P>, id: u32) -> Option<usize> {
        let place = usize::try_from(id).ok()?;
        let awaited = self.key() == key && place == self.ended;
        (awaited && place < self.requests.len()).then(|| {
            self.ended += 1;
            place
        })
    }

    /// Keeps an outcome until all have come.
    pub fn keep(&mut self, outcome: Outcome) {
        self.outcomes.push(outcome);
    }

    /// The failures among the outcomes kept so far, each with its request.
    pub fn failures(&self) -> impl Iterator<Item = (&Request, &Failure)> {
        let ended = self.requests.iter().zip(&self.outcomes);
        ended.filter_map(|(request, outcome)| match outcome {
            Outcome::Failure(failure) => Some((request, failure)),
            Outcome::Report(_) => None,
        })
    }

    /// The outcomes that were kept, and their calls.
    pub fn finish(self) -> (Vec<Outcome>, Calls) {
        (self.outcomes, self.calls)
    }

    /// True once all jobs have ended.
    pub fn is_over(&self) -> bool {
        self.ended == self.requests.len()
    }

    /// The number of jobs that have ended.
    pub fn ended(&self) -> usize {
        self.ended
    }

    /// The number of jobs in all.
    pub fn total(&self) -> usize {
        self.requests.len()
    }

    /// The first request.
    pub fn first(&self) -> Option<&Request> {
        self.requests.first()
    }

    /// The request that runs now, unless all have ended.
    pub fn current(&self) -> Option<&Request> {
        self.requests.get(self.ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::samples;

    fn live(jobs: usize) -> Live {
        let request = Request {
            exercise: "slots".to_owned(),
            variant: "naive".to_owned(),
            case: samples::case(1),
            trace: None,
        };
        Live::new(1, Purpose::Growth, vec![request; jobs])
    }

    #[test]
    fn every_job_is_given_to_one_worker_once() {
        let mut live = live(30);
        let mut given = Vec::new();
        while live.current().is_some() {
            let jobs = live.jobs();
            assert!(jobs.len() <= JOBS_PER_WORKER);
            for job in jobs {
                let ended = live.end(live.key(), job.id);
                assert!(ended.is_some(), "job {} is awaited", job.id);
                given.push(job.id);
            }
        }
        assert_eq!(given, (0..30).collect::<Vec<_>>());
    }

    #[test]
    fn a_job_that_is_not_awaited_does_not_end() {
        let mut live = live(2);
        let key = live.key();
        let other = BatchKey { press: 2, ..key };
        assert_eq!(live.end(key, 1), None);
        assert_eq!(live.end(other, 0), None);
        assert_eq!(live.end(key, 0), Some(0));
        assert_eq!(live.end(key, 0), None);
        assert!(!live.is_over());
        assert_eq!(live.end(key, 1), Some(1));
        assert!(live.is_over());
        assert_eq!(live.end(key, 2), None);
    }
}
