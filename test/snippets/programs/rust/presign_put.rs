
// The program of the snippet keeps its functions to itself: these, in the same file, hand them on.
pub async fn client() -> Client {
    new_client().await
}

pub async fn presign(client: &Client, key: &str, content_type: &str) -> Result<PresignedRequest, Box<dyn Error>> {
    presign_put(client, key, content_type).await
}

pub fn example() -> Result<(), Box<dyn Error>> {
    main()
}
