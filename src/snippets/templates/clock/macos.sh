# macOS
# region snippet
store='https://s3.us-east-1.amazonaws.com' # {{endpointUrl}}

# How far apart are they? Both lines are in UTC.
date -u
curl -sI "$store" | grep -i '^date:'

# Keep the clock right from now on, and step it at once.
sudo systemsetup -setusingnetworktime on
sudo sntp -sS time.apple.com
# endregion
