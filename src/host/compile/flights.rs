//! Jobs under way, by their source's digest: who asks for the same source
//! waits for the same job.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use protocol::compile::{Built, Refused};

type Result<T> = std::result::Result<T, Refused>;
type Job = BoxFuture<'static, Result<Built>>;

/// The jobs under way. A job ends when nobody waits for it any more.
#[derive(Debug, Default)]
pub(super) struct Flights(Mutex<HashMap<String, WeakShared<Job>>>);

impl Flights {
    /// The job of that name that is under way, or the new one.
    pub(super) fn join<J>(
        &self,
        name: &str,
        start: impl FnOnce() -> Result<J>,
    ) -> Result<Shared<Job>>
    where
        J: Future<Output = Result<Built>> + Send + 'static,
    {
        let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(job) = jobs.get(name).and_then(WeakShared::upgrade) {
            return Ok(job);
        }
        jobs.retain(|_, job| job.upgrade().is_some());
        let job = start()?.boxed().shared();
        if let Some(weak) = job.downgrade() {
            jobs.insert(name.to_owned(), weak);
        }
        Ok(job)
    }
}
