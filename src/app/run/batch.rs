//! The jobs of one press, and which of them the one live worker has.

use protocol::{Job, Request};

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

/// The jobs that are being run, one after the other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Live<P = Purpose> {
    press: u32,
    purpose: P,
    requests: Vec<Request>,
    ended: usize,
}

impl<P: Copy> Live<P> {
    /// All these requests, in order. A request's place is its job's id.
    pub fn new(press: u32, purpose: P, requests: Vec<Request>) -> Self {
        Self {
            press,
            purpose,
            requests,
            ended: 0,
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

    /// Notes that the job of that id ended, and gives its place if it is the
    /// one that was awaited.
    pub fn end(&mut self, id: u32) -> Option<usize> {
        let place = usize::try_from(id).ok()?;
        (place == self.ended && place < self.requests.len()).then(|| {
            self.ended += 1;
            place
        })
    }

    /// The number of jobs that have ended.
    pub fn ended(&self) -> usize {
        self.ended
    }

    /// The number of jobs in all.
    pub fn total(&self) -> usize {
        self.requests.len()
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
                assert!(live.end(job.id).is_some(), "job {} is awaited", job.id);
                given.push(job.id);
            }
        }
        assert_eq!(given, (0..30).collect::<Vec<_>>());
    }

    #[test]
    fn a_job_that_is_not_awaited_does_not_end() {
        let mut live = live(2);
        assert_eq!(live.end(1), None);
        assert_eq!(live.end(0), Some(0));
        assert_eq!(live.end(0), None);
        assert_eq!(live.end(1), Some(1));
        assert_eq!(live.end(2), None);
    }
}
