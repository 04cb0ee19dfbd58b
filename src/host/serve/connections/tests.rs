//! The accept loop with handlers that misbehave.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::mpsc;

use super::*;

/// Serves on a thread of its own until it is dropped.
struct Server {
    address: SocketAddr,
    stop: Option<tokio::sync::oneshot::Sender<()>>,
    thread: Option<std::thread::JoinHandle<()>>,
}

impl Server {
    fn start<H, A>(handler: H) -> Self
    where
        H: Fn(Request<Incoming>, Ends) -> A + Clone + Send + 'static,
        A: Future<Output = Response<Body>> + Send + 'static,
    {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).unwrap();
        listener.set_nonblocking(true).unwrap();
        let address = listener.local_addr().unwrap();
        let (stop, stopped) = tokio::sync::oneshot::channel();
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(async {
                let listeners = vec![TcpListener::from_std(listener).unwrap()];
                serve(listeners, handler, async { drop(stopped.await) }).await;
            });
        });
        Self {
            address,
            stop: Some(stop),
            thread: Some(thread),
        }
    }

    fn ask(&self, path: &str) -> TcpStream {
        let mut stream = TcpStream::connect(self.address).unwrap();
        let request = format!("GET {path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        stream
    }

    fn text(&self, path: &str) -> String {
        let mut text = String::new();
        self.ask(path).read_to_string(&mut text).unwrap();
        text
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            thread.join().unwrap();
        }
    }
}

#[test]
fn a_handler_that_panics_is_an_answer_and_the_server_lives() {
    let server = Server::start(async |request: Request<Incoming>, _| {
        assert_ne!(request.uri().path(), "/panic", "as the test wants it");
        Response::new(Body::from("fine"))
    });
    for _ in 0..3 {
        let answer = server.text("/panic");
        assert!(answer.starts_with("HTTP/1.1 500 "), "{answer}");
        assert!(
            answer.contains("content-type: application/json"),
            "{answer}"
        );
        assert!(answer.contains("content-security-policy: "), "{answer}");
        assert!(answer.contains("compiler_crash"), "{answer}");
        let answer = server.text("/");
        assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
        assert!(answer.ends_with("fine"), "{answer}");
    }
}

/// Tells when it is dropped.
struct Told(mpsc::Sender<()>);

impl Drop for Told {
    fn drop(&mut self) {
        // A test that is over hears nothing.
        let _ = self.0.send(());
    }
}

#[test]
fn a_client_that_goes_away_cancels_what_it_asked_for() {
    let (began, has_begun) = mpsc::channel();
    let (ended, has_ended) = mpsc::channel();
    let told = Arc::new(Mutex::new((began, ended)));
    let server = Server::start(move |_, _| {
        let (began, ended) = told.lock().unwrap().clone();
        async move {
            let _told = Told(ended);
            began.send(()).unwrap();
            std::future::pending().await
        }
    });
    let stream = server.ask("/");
    has_begun.recv().unwrap();
    assert!(
        has_ended.try_recv().is_err(),
        "it waits as long as its client"
    );
    drop(stream);
    has_ended
        .recv_timeout(Duration::from_mins(1))
        .expect("the work ends with its client");
}

#[test]
fn a_request_that_never_ends_does_not_hold_up_the_command() {
    let (began, has_begun) = mpsc::channel();
    let began = Arc::new(Mutex::new(began));
    let server = Server::start(move |_, _| {
        let began = began.lock().unwrap().clone();
        async move {
            began.send(()).unwrap();
            std::future::pending().await
        }
    });
    let _stream = server.ask("/");
    has_begun.recv().unwrap();
    // Would wait for ever.
    drop(server);
}
