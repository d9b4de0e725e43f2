# Windows
# region snippet
$store = 'https://s3.us-east-1.amazonaws.com' # {{endpointUrl}}

# How far apart are they? Both lines are in UTC.
(Get-Date).ToUniversalTime().ToString('r')
curl.exe -sI $store | Select-String '^date:'

# Is anything keeping this clock right? "Local CMOS Clock" means no.
w32tm /query /status

# Keep it right from now on, and step it at once. These need an elevated prompt.
Start-Service w32time
w32tm /config "/manualpeerlist:time.windows.com,0x8" /syncfromflags:manual /update
w32tm /resync /force
# endregion
